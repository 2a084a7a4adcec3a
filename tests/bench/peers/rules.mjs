// The rules of the shipped pack, for engines: a condition is a finding's id, or [operator, part…].

const emergencySigns = ['chest_pain', 'shortness_of_breath', 'arm_numbness', 'arm_tingling', 'sudden_arm_weakness',
  'dizziness', 'nausea', 'suspected_heart_attack'];

export const proceed = 0, seeADoctor = 1, stop = 2;
export const none = 0, selfCare = 1, routine = 2, urgent = 3, emergency = 4;
export const outcomes = ['proceed', 'see-a-doctor', 'stop'];
export const urgencies = ['none', 'self-care', 'routine', 'urgent', 'emergency'];

export const rules = [
  ...emergencySigns.map(when => ({when, outcome: stop, urgency: emergency})),
  {when: ['or', 'arm_pain', 'upper_abdominal_pain', ['and', 'left_shoulder_blade_pain', ['or', ...emergencySigns]]],
    outcome: stop, urgency: emergency},
  {when: 'sharp_pain_while_stretching', outcome: stop, urgency: routine},
  {when: 'pain_while_stretching', outcome: stop, urgency: selfCare},
  {when: ['<=', 'hours_since_injury', 72], outcome: stop, urgency: selfCare},
  {when: 'herniated_disc', outcome: stop, urgency: routine},
  {when: ['>', 'pain', 4], outcome: stop, urgency: selfCare},
  {when: ['and', 'inflammatory_flare', ['>=', 'pain', 4]], outcome: stop, urgency: selfCare},
  {when: ['and', 'radiating_pain', 'no_radiating_pain_explained'], outcome: seeADoctor, urgency: routine},
  {when: 'pain_below_waist', outcome: seeADoctor, urgency: routine},
  {when: 'pain_worsening', outcome: seeADoctor, urgency: routine},
  {when: ['>=', 'days_stretching_without_help', 7], outcome: seeADoctor, urgency: routine},
  {when: ['>=', 'days_without_improvement', 21], outcome: seeADoctor, urgency: routine},
  {when: 'night_pain', outcome: seeADoctor, urgency: routine},
  {when: 'no_comfortable_position', outcome: seeADoctor, urgency: routine},
  {when: 'spinal_fracture', outcome: seeADoctor, urgency: urgent},
  {when: 'pinched_nerve', outcome: seeADoctor, urgency: routine},
];

/// Only once `symptoms_settled`.
export const strengthening = new Set(['scapular_clocks', 'seated_row', 'prone_shoulder_extension', 'reverse_fly']);

/// Numbers that a denial, or `no_others`, says do not apply.
export const deniableNumbers = ['hours_since_injury', 'days_stretching_without_help', 'days_without_improvement'];

export const equipment = {
  chair: ['office chair', 'desk chair'], wall: [], doorway: ['door frame', 'doorframe'],
  mat: ['yoga mat', 'exercise mat'], pillow: ['cushion'], counter: ['kitchen counter', 'worktop'], couch: ['sofa'],
  table: ['tabletop'], bar: ['horizontal bar'], box: [],
  resistance_band: ['band', 'elastic band', 'exercise band'], foam_roller: ['roller'], towel: ['rolled towel'],
  tennis_ball: [], yoga_roll: ['small roll'],
};

/// The levels from the highest down, each with the conditions that lead to it: how all of the engines are asked.
export function levels(key) {
  const byLevel = Map.groupBy ? Map.groupBy(rules, rule => rule[key]) : grouped(key);
  return [...byLevel].sort((a, b) => b[0] - a[0]).map(([level, some]) => ({level, any: some.map(rule => rule.when)}));
}

function grouped(key) {
  const groups = new Map();
  for (const rule of rules) groups.set(rule[key], [...(groups.get(rule[key]) ?? []), rule]);
  return groups;
}
