// DuckDB, one thread: one statement reads the file, judges every profile and writes the answers. Names are an
// enumeration, so that a list of them becomes a list of bits.

import {DuckDBInstance} from '@duckdb/node-api';
import {equipmentNames, factNames, lookup, parseArguments} from './profiles.mjs';
import {deniableNumbers, levels, outcomes, strengthening, urgencies} from './rules.mjs';

const {profiles, facts, stretches, withStretches} = parseArguments();

const quoted = text => `'${text.replaceAll("'", "''")}'`;
const literal = bit => `${1n << BigInt(bit)}::UBIGINT`;
const factBit = Object.fromEntries(facts.map((fact, i) => [fact.fact, literal(i)]));
const pieceBit = Object.fromEntries(equipmentNames().map(([id], i) => [id, literal(i)]));

/// An enumeration in which the names of entry i are `room * i` and up: its code then gives the bit without a table.
const room = 256;
function enumeration(entries) {
  const names = [...lookup(entries.map((spellings, i) => [i, spellings]))];
  return entries.flatMap((_, i) => {
    const own = names.filter(([, at]) => at === i).map(([name]) => name);
    return [...own, ...Array.from({length: room - own.length}, (_, j) => `nothing ${i} ${j}`)];
  });
}

/// The bits of a column of names.
function bitsOf(column) {
  return `coalesce(list_bit_or(list_transform(${column}, lambda name: 1::UBIGINT << (enum_code(name) // ${room}))), 0)`;
}

/// A condition by what is known, or by what could be.
function sql(condition, isWorst) {
  if (typeof condition === 'string') {
    const isDenial = condition.startsWith('no_radiating');
    const bit = factBit[isDenial ? condition.slice(3) : condition];
    if (isWorst) return `((${isDenial ? 'present' : 'absent'} & ${bit}) = 0)`;
    return `((${isDenial ? 'absent' : 'present'} & ${bit}) <> 0)`;
  }
  const [operator, ...parts] = condition;
  if (operator === 'and' || operator === 'or') {
    return '(' + parts.map(part => sql(part, isWorst)).join(` ${operator} `) + ')';
  }
  const worst = deniableNumbers.includes(parts[0]) ? `(absent & ${factBit[parts[0]]}) = 0` : 'true';
  return `coalesce(${parts[0]} ${operator} ${parts[1]}, ${isWorst ? worst : 'false'})`;
}

/// All plain findings of a level are one mask.
function anyOf(conditions, isWorst) {
  const isPlain = condition => typeof condition === 'string' && !condition.startsWith('no_radiating');
  const mask = conditions.filter(isPlain).map(finding => factBit[finding]).join(' | ');
  const test = isWorst ? `(~absent & (${mask})) <> 0` : `(present & (${mask})) <> 0`;
  const others = conditions.filter(condition => !isPlain(condition)).map(condition => sql(condition, isWorst));
  return [...(mask === '' ? [] : [test]), ...others].join(' or ');
}

function highest(key, isWorst) {
  const cases = levels(key).map(({level, any}) => `when ${anyOf(any, isWorst)} then ${level}`);
  return `case ${cases.join(' ')} else 0 end`;
}

function stretchSql(stretch) {
  const needs = stretch.needs.map(need => `(has & (${need.map(piece => pieceBit[piece]).join(' | ')})) <> 0`);
  const parts = [`sessions >= ${stretch.from_session}`, ...needs];
  if (strengthening.has(stretch.stretch)) parts.push(`(present & ${factBit.symptoms_settled}) <> 0`);
  return `case when ${parts.join(' and ')} then ${quoted(stretch.stretch)} end`;
}

const columns = `{id: 'VARCHAR', symptoms: 'fact_name[]', conditions: 'fact_name[]', denies: 'fact_name[]',
  no_others: 'BOOLEAN', equipment: 'piece_name[]', pain: 'DOUBLE', sessions_done: 'DOUBLE',
  ${deniableNumbers.map(key => `${key}: 'DOUBLE'`).join(', ')}}`;

const query = `
  with profiles as (select row_number() over () as line, * from read_ndjson(${quoted(profiles)}, columns = ${columns})),
  said as (select *, ${bitsOf('symptoms')} | ${bitsOf('conditions')} as present,
             ${bitsOf('denies')} as denied from profiles),
  known as (select *, case when no_others then denied | ~present else denied end as absent from said),
  levels as (select *, ${highest('outcome', false)} as outcome, ${highest('urgency', false)} as level,
               ${highest('outcome', true)} as worst_outcome, ${highest('urgency', true)} as worst_level from known),
  decided as (select *, outcome = worst_outcome and level = worst_level as settled,
                coalesce(sessions_done, 0) + 1 as sessions,
                case when equipment is null then ~(0::UBIGINT) else ${bitsOf('equipment')} end as has
              from levels)
  select line, id, case when outcome = 0 and not settled then 'ask'
      else [${outcomes.map(quoted)}][outcome + 1] end as verdict,
    [${urgencies.map(quoted)}][level + 1] as urgency, settled
    ${withStretches ? `, case when outcome = 0 and settled
      then list_filter([${stretches.map(stretchSql).join(', ')}], lambda stretch: stretch is not null)
      else [] end as stretches` : ''}
  from decided`;

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run('set threads = 1');
const enumerations = {fact_name: facts.map(factNames), piece_name: equipmentNames().map(([, names]) => names)};
for (const [type, entries] of Object.entries(enumerations)) {
  await connection.run(`create type ${type} as enum (${enumeration(entries).map(quoted).join(',')})`);
}
await connection.run(`copy (${query}) to '/dev/stdout' (format json)`);
