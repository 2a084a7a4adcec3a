// The only source that includes Z3. Every statement is a Z3 expression in a table; `Formula` and `NumberId` are its
// indices, so that callers need no type of Z3.
//
// Numbers are reals of exact arithmetic, never floating point: Z3 decides linear arithmetic over reals and integers
// quickly and completely, and a double is a finite decimal fraction, so nothing is lost on the way in. The opposite
// way, from an example back to doubles, is witness.cpp's task.

#include "verify/solver.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>

#include <z3++.h>

#include "text/decimal.hpp"

namespace triage {

namespace {

/// All digits of a double. The smallest subnormal needs 1,074 of them behind the point and the largest double 309
/// before it, so 1,100 places and 1,500 characters hold every double.
std::string exact_decimal(double number) {
    std::string text(1500, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.1100f", number)));
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

/// The shortest decimal that reads back as this double: what a pack's author wrote, and what a number in a relation
/// means. `0.1` is given as `1/10`, not as the double, which is a little more than that.
std::string shortest_decimal(double number) {
    const Decimal decimal = decimal_of(number);
    if (decimal.digits.empty()) return "0";
    const std::string zeros(static_cast<std::size_t>(std::abs(decimal.exponent)), '0');
    return (decimal.is_negative ? "-" : "") + decimal.digits + (decimal.exponent < 0 ? "/1" + zeros : zeros);
}

}  // namespace

/// The table of expressions, the solver itself and the last example. INVARIANT: the first two formulas are the
/// constants `never` and `always`, as `Formula` numbers them.
class Solver::Z3 {
public:
    explicit Z3(std::chrono::milliseconds budget) : solver_(context_), has_time_(budget.count() > 0) {
        z3::params limits(context_);
        limits.set("timeout", static_cast<unsigned>(budget.count()));
        // Without this Z3 catches Ctrl-C itself, calls the question undecided and goes on with the next one.
        limits.set("ctrl_c", false);
        solver_.set(limits);
        formulas_ = {context_.bool_val(false), context_.bool_val(true)};
    }

    Formula add(z3::expr formula) {
        formulas_.push_back(std::move(formula));
        return static_cast<Formula>(formulas_.size() - 1);
    }
    Formula proposition() { return add(z3::expr(context_, Z3_mk_fresh_const(context_, "p", context_.bool_sort()))); }
    // A whole number is an integer of Z3, kept as its real value, so that all comparisons are between reals.
    NumberId number(Domain domain) {
        const z3::sort sort = domain == Domain::whole ? context_.int_sort() : context_.real_sort();
        const z3::expr fresh(context_, Z3_mk_fresh_const(context_, "n", sort));
        numbers_.push_back(domain == Domain::whole ? z3::to_real(fresh) : fresh);
        return static_cast<NumberId>(numbers_.size() - 1);
    }

    // Remembers comparisons: conditions, samples and places in the limits ask for few different ones, many times each.
    Formula compare(NumberId left, Comparator comparator, double right) {
        const auto [place, is_new] = comparisons_.try_emplace({left, comparator, right}, Formula::never);
        if (is_new) place->second = new_comparison(left, comparator, right);
        return place->second;
    }

    /// The sum in exact arithmetic.
    z3::expr sum(const std::vector<Part>& parts) {
        z3::expr total = context_.real_val(0);
        for (const Part& part : parts) {
            const z3::expr number =
                part.chosen ? (*this)[*part.chosen] : context_.real_val(shortest_decimal(part.known).c_str());
            total = total + number * context_.real_val(std::to_string(part.factor).c_str());
        }
        return total;
    }

    z3::expr_vector exprs(const Formulas& formulas) {
        z3::expr_vector all(context_);
        for (const Formula formula : formulas) all.push_back((*this)[formula]);
        return all;
    }

    /// `wanted` holds for this question only (push and pop); `suspects` are assumptions, which is what Z3 names a
    /// reason in. After `found` the model is kept, after `none_exists` the reason; a later question overwrites either.
    SearchEnd ask(const Formulas& wanted, const Formulas& suspects) {
        if (!has_time_) return SearchEnd::gave_up;
        const z3::expr_vector names = exprs(suspects);
        solver_.push();
        solver_.add(exprs(wanted));
        z3::check_result result = z3::unknown;
        try {
            result = solver_.check(names);
            if (result == z3::sat) model_ = std::make_unique<z3::model>(solver_.get_model());
            if (result == z3::unsat) read_core(names);
        } catch (const z3::exception&) {
            result = z3::unknown;  // such as out of memory: as good as no answer
        }
        solver_.pop();
        return result == z3::sat ? SearchEnd::found
                                 : (result == z3::unsat ? SearchEnd::none_exists : SearchEnd::gave_up);
    }

    const z3::expr& operator[](Formula formula) const { return formulas_[static_cast<std::size_t>(formula)]; }
    const z3::expr& operator[](NumberId number) const { return numbers_[static_cast<std::size_t>(number)]; }

    z3::context& context() { return context_; }
    z3::solver& solver() { return solver_; }
    const z3::model& model() const { return *model_; }
    const std::vector<std::size_t>& core() const { return core_; }

private:
    Formula new_comparison(NumberId left, Comparator comparator, double right) {
        const z3::expr& number = (*this)[left];
        const z3::expr limit = context_.real_val(exact_decimal(right).c_str());
        switch (comparator) {
            case Comparator::less: return add(number < limit);
            case Comparator::less_equal: return add(number <= limit);
            case Comparator::greater: return add(number > limit);
            case Comparator::greater_equal: return add(number >= limit);
            case Comparator::equal: break;
        }
        return add(number == limit);
    }

    /// Translates the reason, expressions of Z3, into positions among the assumptions.
    void read_core(const z3::expr_vector& names) {
        const z3::expr_vector core = solver_.unsat_core();
        core_.clear();
        for (int i = 0; i < static_cast<int>(names.size()); ++i) {
            for (const z3::expr& guilty : core) {
                if (z3::eq(names[i], guilty)) core_.push_back(static_cast<std::size_t>(i));
            }
        }
    }

    z3::context context_;
    z3::solver solver_;
    bool has_time_;
    std::vector<z3::expr> formulas_;
    std::vector<z3::expr> numbers_;
    std::map<std::tuple<NumberId, Comparator, double>, Formula> comparisons_;
    std::unique_ptr<z3::model> model_;
    std::vector<std::size_t> core_;
};

Solver::Solver(std::chrono::milliseconds budget) : z3_(std::make_unique<Z3>(budget)) {}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;

Formula Solver::proposition() { return z3_->proposition(); }
NumberId Solver::number(Domain domain) { return z3_->number(domain); }

// Z3 has no infinity: a limit without an end is decided here.
Formula Solver::compare(NumberId left, Comparator comparator, double right) {
    if (std::isinf(right)) {
        const bool is_below = comparator == Comparator::less || comparator == Comparator::less_equal;
        return comparator != Comparator::equal && is_below == (right > 0) ? Formula::always : Formula::never;
    }
    return z3_->compare(left, comparator, right);
}

Formula Solver::less(NumberId left, NumberId right) { return z3_->add((*z3_)[left] < (*z3_)[right]); }

Formula Solver::sum_is_below(const std::vector<Part>& low, const std::vector<Part>& high, bool may_be_equal) {
    const z3::expr left = z3_->sum(low);
    const z3::expr right = z3_->sum(high);
    return z3_->add(may_be_equal ? left <= right : left < right);
}

Formula Solver::negation(Formula part) {
    if (part == Formula::never) return Formula::always;
    if (part == Formula::always) return Formula::never;
    return z3_->add(!(*z3_)[part]);
}

// One `never` decides the whole, and an `always` adds nothing; `any_of` is the mirror image.
Formula Solver::all_of(const Formulas& parts) {
    Formulas open;
    for (const Formula part : parts) {
        if (part == Formula::never) return Formula::never;
        if (part != Formula::always) open.push_back(part);
    }
    if (open.empty()) return Formula::always;
    return open.size() == 1 ? open.front() : z3_->add(z3::mk_and(z3_->exprs(open)));
}

Formula Solver::any_of(const Formulas& parts) {
    Formulas open;
    for (const Formula part : parts) {
        if (part == Formula::always) return Formula::always;
        if (part != Formula::never) open.push_back(part);
    }
    if (open.empty()) return Formula::never;
    return open.size() == 1 ? open.front() : z3_->add(z3::mk_or(z3_->exprs(open)));
}

// Parts that are constants are counted off at once. Lists that ask for one or for all become plain "or" and "and".
Formula Solver::at_least(std::size_t count, const Formulas& parts) {
    Formulas open;
    for (const Formula part : parts) {
        if (part == Formula::always && count > 0) --count;
        if (part != Formula::always && part != Formula::never) open.push_back(part);
    }
    if (count == 0) return Formula::always;
    if (count > open.size()) return Formula::never;
    if (count == 1) return any_of(open);
    if (count == open.size()) return all_of(open);
    return z3_->add(z3::atleast(z3_->exprs(open), static_cast<unsigned>(count)));
}

void Solver::assume(Formula fact) { z3_->solver().add((*z3_)[fact]); }

// A list with `never` in it is answered without Z3. One of `always` alone is asked all the same: `found` needs an
// example.
SearchEnd Solver::ask(const Formulas& wanted) {
    if (std::find(wanted.begin(), wanted.end(), Formula::never) != wanted.end()) return SearchEnd::none_exists;
    return z3_->ask(wanted, {});
}

SearchEnd Solver::ask(const Formulas& wanted, const Formulas& suspects, std::vector<std::size_t>& guilty) {
    guilty.clear();
    // Z3 takes only propositions for assumptions, so each suspect gets a name that implies it.
    Formulas names;
    Formulas all = wanted;
    for (const Formula suspect : suspects) {
        names.push_back(proposition());
        all.push_back(implies(names.back(), suspect));
    }
    const SearchEnd answer = z3_->ask(all, names);
    if (answer != SearchEnd::none_exists) return answer;
    guilty = z3_->core();
    // The solver's reason need not be the shortest: leave one suspect out at a time, and keep out those without which
    // the contradiction remains. One round is enough, since fewer suspects never contradict more.
    for (std::size_t i = 0; i < guilty.size();) {
        Formulas fewer;
        for (std::size_t j = 0; j < guilty.size(); ++j) {
            if (j != i) fewer.push_back(names[guilty[j]]);
        }
        if (z3_->ask(all, fewer) == SearchEnd::none_exists) {
            guilty.erase(guilty.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    return answer;
}

bool Solver::value(Formula formula) { return z3_->model().eval((*z3_)[formula], true).is_true(); }

double Solver::value(NumberId number) {
    // Cut after 400 digits behind the point, since a fraction such as 1/3 has no end.
    const z3::expr value = z3_->model().eval((*z3_)[number], true);
    return std::stod(value.get_decimal_string(400));
}

}  // namespace triage
