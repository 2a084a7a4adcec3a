// json-logic-engine: two compiled rules give outcome and urgency, one more the stretches.

import {LogicEngine} from 'json-logic-engine';
import {answer, chunks, FactReader, mayStretch, parseArguments, writeAll} from './profiles.mjs';
import {levels, strengthening} from './rules.mjs';

const {profiles, facts, stretches, withStretches} = parseArguments();
const engine = new LogicEngine();
const reader = new FactReader(facts);
const position = name => String(reader.positions.get(name));

function logic(condition) {
  if (typeof condition === 'string') return {var: position(condition)};
  const [operator, ...parts] = condition;
  if (operator === 'and' || operator === 'or') return {[operator]: parts.map(logic)};
  return {[operator]: [{var: position(parts[0])}, parts[1]]};
}

/// The first level, from the highest down, that a condition leads to.
function highest(key) {
  const cases = levels(key).flatMap(({level, any}) => [{or: any.map(logic)}, level]);
  return engine.build({if: [...cases, 0]});
}

function stretchLogic(stretch) {
  const has = piece => ({var: 'has.' + reader.pieceNames.indexOf(piece)});
  const needs = stretch.needs.map(need => ({or: need.map(has)}));
  const parts = [{'>=': [{'+': [{var: 'sessions'}, 1]}, stretch.from_session]}, ...needs];
  if (strengthening.has(stretch.stretch)) parts.push({var: 'floor.' + position('symptoms_settled')});
  return {if: [{and: parts}, [stretch.stretch], []]};
}

const outcome = highest('outcome');
const urgency = highest('urgency');
const allowed = engine.build({merge: stretches.map(stretchLogic)});
const level = facts => ({outcome: outcome(facts), urgency: urgency(facts)});

let line = 0;
for (const lines of chunks(profiles)) {
  let out = '';
  for (const text of lines) {
    const profile = JSON.parse(text);
    const person = reader.read(profile);
    const floor = level(person.floor);
    const ceiling = level(person.ceiling);
    const list = withStretches ? (mayStretch(floor, ceiling) ? allowed(person) : []) : undefined;
    out += answer(++line, profile.id, floor, ceiling, list);
  }
  writeAll(out);
}
