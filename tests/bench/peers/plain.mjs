// JavaScript by hand. The facts that rules read fit into one 32-bit number, so presence is a bit.

import {chunks, decisionText, equipmentNames, factNames, lookup, parseArguments, writeAll} from './profiles.mjs';
import {deniableNumbers, strengthening} from './rules.mjs';

const {profiles, facts, stretches, withStretches} = parseArguments();

const bits = {};
for (const id of ['chest_pain', 'shortness_of_breath', 'arm_numbness', 'arm_tingling', 'sudden_arm_weakness',
  'dizziness', 'nausea', 'suspected_heart_attack', 'arm_pain', 'upper_abdominal_pain', 'sharp_pain_while_stretching',
  'herniated_disc', 'pain_while_stretching', 'inflammatory_flare', 'radiating_pain', 'radiating_pain_explained',
  'pain_below_waist', 'pain_worsening', 'night_pain', 'no_comfortable_position', 'spinal_fracture', 'pinched_nerve',
  'symptoms_settled', ...deniableNumbers]) bits[id] = 1 << Object.keys(bits).length;

const emergency = (1 << 10) - 1;
const stopRoutine = bits.sharp_pain_while_stretching | bits.herniated_disc;
const doctor = bits.pain_below_waist | bits.pain_worsening | bits.night_pain | bits.no_comfortable_position |
  bits.pinched_nerve;

const factBits = lookup(facts.map(fact => [bits[fact.fact] ?? 0, factNames(fact)]));
const pieces = equipmentNames();
const pieceBits = lookup(pieces.map(([, names], i) => [1 << i, names]));

const catalogue = stretches.map(stretch => ({
  id: `"${stretch.stretch}"`,
  session: stretch.from_session,
  isStrengthening: strengthening.has(stretch.stretch),
  needs: stretch.needs.map(need => need.reduce((any, piece) => any | pieceBits.get(piece), 0)),
}));

function bitsOf(names, table) {
  let all = 0;
  if (names) for (const name of names) all |= table.get(name);
  return all;
}

/// Outcome * 8 + urgency. `present` and `absent` are as known, or as they could be; numbers that do not apply are NaN.
function level(present, absent, pain, hours, help, better) {
  let outcome = 0, urgency = 0;
  if (present & doctor || help >= 7 || better >= 21 ||
      (present & bits.radiating_pain && absent & bits.radiating_pain_explained)) outcome = 1, urgency = 2;
  if (present & bits.spinal_fracture) outcome = 1, urgency = 3;
  if (pain > 4 || hours <= 72 || present & bits.pain_while_stretching ||
      (pain >= 4 && present & bits.inflammatory_flare)) {
    outcome = 2;
    urgency = Math.max(urgency, 1);
  }
  if (present & stopRoutine) outcome = 2, urgency = Math.max(urgency, 2);
  if (present & emergency) outcome = 2, urgency = 4;
  return outcome * 8 + urgency;
}

function stretchList(profile, present) {
  const session = (profile.sessions_done ?? 0) + 1;
  const has = profile.equipment ? bitsOf(profile.equipment, pieceBits) : -1;
  let list = '';
  next: for (const stretch of catalogue) {
    if (session < stretch.session || (stretch.isStrengthening && !(present & bits.symptoms_settled))) continue;
    for (const need of stretch.needs) if (!(has & need)) continue next;
    list += list === '' ? stretch.id : ',' + stretch.id;
  }
  return list;
}

function decide(line, text) {
  const profile = JSON.parse(text);
  const present = bitsOf(profile.symptoms, factBits) | bitsOf(profile.conditions, factBits);
  const absent = bitsOf(profile.denies, factBits) | (profile.no_others ? ~present : 0);
  const worst = (number, bit, value) => number ?? (absent & bit ? NaN : value);
  const {pain, hours_since_injury: hours, days_stretching_without_help: help} = profile;
  const better = profile.days_without_improvement;
  const floor = level(present, absent, pain ?? NaN, hours ?? NaN, help ?? NaN, better ?? NaN);
  const ceiling = level(~absent, ~present, pain ?? 10, worst(hours, bits.hours_since_injury, 0),
    worst(help, bits.days_stretching_without_help, 1e9), worst(better, bits.days_without_improvement, 1e9));
  const decision = decisionText(floor >> 3, floor & 7, floor === ceiling);
  if (!withStretches) return `{"line":${line},"id":"${profile.id}${decision}}\n`;
  const list = floor === 0 && ceiling === 0 ? stretchList(profile, present) : '';
  return `{"line":${line},"id":"${profile.id}${decision},"stretches":[${list}]}\n`;
}

let line = 0;
for (const lines of chunks(profiles)) {
  let out = '';
  for (const text of lines) out += decide(++line, text);
  writeAll(out);
}
