// GoRules zen-engine: one decision with one expression node, compiled once. Its calls are asynchronous, so those of one
// piece of the file are started together. Facts go in as a list of those that hold: objects with all of them take the
// engine three times as long to convert.

import {ZenDecisionContent, ZenEngine} from '@gorules/zen-engine';
import {answer, chunks, FactReader, mayStretch, parseArguments, writeAll} from './profiles.mjs';
import {deniableNumbers, levels, strengthening} from './rules.mjs';

const {profiles, facts, stretches, withStretches} = parseArguments();

const list = names => '[' + names.map(name => `'${name}'`).join(', ') + ']';

function expression(condition, facts) {
  if (typeof condition === 'string') return `'${condition}' in ${facts}.hold`;
  const [operator, ...parts] = condition;
  if (operator === 'or') return anyOf(parts, facts);
  if (operator === 'and') return '(' + parts.map(part => expression(part, facts)).join(' and ') + ')';
  return `${facts}.${parts[0]} ${operator} ${parts[1]}`;
}

function anyOf(conditions, facts) {
  const findings = conditions.filter(condition => typeof condition === 'string');
  const others = conditions.filter(condition => typeof condition !== 'string');
  const first = findings.length > 0 ? [`some(${facts}.hold, # in ${list(findings)})`] : [];
  return '(' + [...first, ...others.map(other => expression(other, facts))].join(' or ') + ')';
}

function highest(key, facts) {
  return levels(key).map(({level, any}) => `${anyOf(any, facts)} ? ${level} : `).join('') + '0';
}

function stretchExpression(stretch) {
  const needs = stretch.needs.map(need => '(' + need.map(piece => `'${piece}' in has`).join(' or ') + ')');
  const parts = [`sessions + 1 >= ${stretch.from_session}`, ...needs];
  if (strengthening.has(stretch.stretch)) parts.push(`'symptoms_settled' in floor.hold`);
  return `(${parts.join(' and ')} ? '${stretch.stretch}' : '')`;
}

const entries = {
  floorOutcome: highest('outcome', 'floor'), floorUrgency: highest('urgency', 'floor'),
  ceilingOutcome: highest('outcome', 'ceiling'), ceilingUrgency: highest('urgency', 'ceiling'),
};
if (withStretches) {
  entries.stretches = `$.floorOutcome == 0 and $.ceilingOutcome == 0 and $.floorUrgency == $.ceilingUrgency ? ` +
    `filter([${stretches.map(stretchExpression).join(', ')}], # != '') : []`;
}

const decision = new ZenEngine().createDecision(new ZenDecisionContent({
  nodes: [
    {id: 'in', type: 'inputNode', name: 'in', position: {x: 0, y: 0}},
    {id: 'rules', type: 'expressionNode', name: 'rules', position: {x: 1, y: 0},
      content: {expressions: Object.entries(entries).map(([key, value]) => ({id: key, key, value}))}},
    {id: 'out', type: 'outputNode', name: 'out', position: {x: 2, y: 0}},
  ],
  edges: [
    {id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge'},
    {id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge'},
  ],
}));

const reader = new FactReader(facts);
const holding = (flags, names) => names.filter((_, i) => flags[i] === true);
const factsAndDenial = [...reader.positions.keys()];

function judged(facts) {
  const input = {hold: holding(facts, factsAndDenial)};
  for (const key of ['pain', ...deniableNumbers]) input[key] = facts[reader.positions.get(key)];
  return input;
}

function input(profile) {
  const {floor, ceiling, has, sessions} = reader.read(profile);
  return {floor: judged(floor), ceiling: judged(ceiling), has: holding(has, reader.pieceNames), sessions};
}

async function decide(line, profile) {
  const {result} = await decision.evaluate(input(profile));
  const floor = {outcome: result.floorOutcome, urgency: result.floorUrgency};
  const ceiling = {outcome: result.ceilingOutcome, urgency: result.ceilingUrgency};
  const allowed = withStretches ? (mayStretch(floor, ceiling) ? result.stretches : []) : undefined;
  return answer(line, profile.id, floor, ceiling, allowed);
}

let line = 0;
for (const lines of chunks(profiles)) {
  const first = line;
  line += lines.length;
  writeAll((await Promise.all(lines.map((text, i) => decide(first + i + 1, JSON.parse(text))))).join(''));
}
