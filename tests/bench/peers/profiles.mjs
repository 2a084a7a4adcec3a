// What the peers share: profiles from a file, names to ids, known and possible facts, answers to standard output.

import fs from 'node:fs';
import {deniableNumbers, equipment, none, outcomes, proceed, rules, urgencies} from './rules.mjs';

/// `node PEER PROFILES FACTS STRETCHES [stretches]`
export function parseArguments() {
  const [, , profiles, facts, stretches, what] = process.argv;
  return {
    profiles,
    facts: JSON.parse(fs.readFileSync(facts, 'utf8')),
    stretches: JSON.parse(fs.readFileSync(stretches, 'utf8')),
    withStretches: what === 'stretches',
  };
}

/// Gives arrays of lines, a piece of the file at a time.
export function* chunks(path) {
  const file = fs.openSync(path);
  const buffer = Buffer.allocUnsafe(1 << 20);
  let held = 0;
  for (let size; (size = fs.readSync(file, buffer, held, buffer.length - held)) > 0;) {
    const end = held + size;
    const whole = buffer.lastIndexOf(10, end - 1) + 1;
    if (whole > 0) yield buffer.toString('utf8', 0, whole - 1).split('\n');
    buffer.copyWithin(0, whole, end);
    held = end - whole;
  }
}

export function writeAll(text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += fs.writeSync(1, bytes, at);
}

function normalized(name) {
  return name.toLowerCase().replaceAll("'", '').replaceAll(/[ _-]+/g, ' ');
}

/// A lookup table from every usual spelling of every name.
export function lookup(entries) {
  const table = new Map();
  for (const [value, names] of entries) {
    for (const name of names) {
      const plain = normalized(name);
      for (const spelling of [name, plain, plain.replaceAll(' ', '_')]) table.set(spelling, value);
    }
  }
  return table;
}

export function factNames(fact) { return [fact.fact, ...fact.aliases, ...fact.includes]; }

/// [piece, its names]: all equipment.
export function equipmentNames() { return Object.entries(equipment).map(([id, aliases]) => [id, [id, ...aliases]]); }

export function decisionText(outcome, urgency, isSettled) {
  const verdict = outcome === proceed && !isSettled ? 'ask' : outcomes[outcome];
  return `","verdict":"${verdict}","urgency":"${urgencies[urgency]}","settled":${isSettled}`;
}

/// One line of output. `stretches` is undefined where they were not asked for.
export function answer(line, id, floor, ceiling, stretches) {
  const isSettled = floor.outcome === ceiling.outcome && floor.urgency === ceiling.urgency;
  const decision = decisionText(floor.outcome, floor.urgency, isSettled);
  const list = stretches === undefined ? '' : ',"stretches":' + JSON.stringify(stretches);
  return `{"line":${line},"id":"${id}${decision}${list}}\n`;
}

export function mayStretch(floor, ceiling) { return floor.outcome === proceed && ceiling.outcome === proceed &&
  floor.urgency === none && ceiling.urgency === none; }

/// Turns profiles into what an engine without "unknown" can judge: an array of facts by what is known (`floor`), one by
/// all that could be (`ceiling`), and the equipment at hand. Arrays, since objects with that many keys are slow.
export class FactReader {
  constructor(facts) {
    this.findings = [...findingsOf(rules.map(rule => rule.when)), 'symptoms_settled'];
    this.positions = new Map([...this.findings, denial, 'pain', ...deniableNumbers].map((name, i) => [name, i]));
    this.pieceNames = Object.keys(equipment);
    this.names = lookup(facts.map(fact => [this.positions.get(fact.fact) ?? -1, factNames(fact)]));
    this.pieces = lookup(equipmentNames().map(([, names], i) => [i, names]));
    this.nothing = Array(this.positions.size).fill(false);
    this.everything = this.nothing.map((_, i) => i < this.findings.length);
    this.explained = this.positions.get('radiating_pain_explained');
    this.denial = this.positions.get(denial);
    this.pain = this.positions.get('pain');
    this.numbers = deniableNumbers.map(key =>
      ({key, at: this.positions.get(key), never: key === 'hours_since_injury' ? 1e9 : -1,
        always: key === 'hours_since_injury' ? 0 : 1e9}));
  }

  read(profile) {
    const present = this.nothing.slice();
    mark(present, profile.symptoms, this.names);
    mark(present, profile.conditions, this.names);
    const absent = profile.no_others ? present.map(isPresent => !isPresent) : this.nothing.slice();
    mark(absent, profile.denies, this.names);
    const floor = present;
    const ceiling = this.everything.map((isFinding, i) => isFinding && !absent[i]);
    ceiling[this.denial] = !present[this.explained];
    floor[this.denial] = absent[this.explained];
    this.readNumbers(profile, absent, floor, ceiling);
    return {floor, ceiling, has: this.equipment(profile), sessions: profile.sessions_done ?? 0};
  }

  // Where a number is unknown, the floor gets one that no rule fires for, and the ceiling one that all fire for.
  readNumbers(profile, absent, floor, ceiling) {
    floor[this.pain] = profile.pain ?? -1;
    ceiling[this.pain] = profile.pain ?? 10;
    for (const {key, at, never, always} of this.numbers) {
      floor[at] = profile[key] ?? never;
      ceiling[at] = profile[key] ?? (absent[at] ? never : always);
    }
  }

  equipment(profile) {
    const has = Array(this.pieceNames.length).fill(!profile.equipment);
    mark(has, profile.equipment, this.pieces);
    return has;
  }
}

/// What stands for `not radiating_pain_explained`: a fact of its own, since what is not known is not denied.
const denial = 'no_radiating_pain_explained';

function mark(flags, names, table) {
  if (!names) return;
  for (const name of names) {
    const at = table.get(name) ?? -1;
    if (at >= 0) flags[at] = true;
  }
}

function findingsOf(conditions) {
  const findings = new Set(['radiating_pain_explained']);
  const visit = condition => {
    if (typeof condition === 'string') findings.add(condition);
    else if (['and', 'or'].includes(condition[0])) condition.slice(1).forEach(visit);
  };
  conditions.forEach(visit);
  findings.delete(denial);
  return [...findings];
}
