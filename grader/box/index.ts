export * from './box.ts';
export { createBoxes } from './boxes.ts';
export { explainMissing, inspect, type Inspection, type Layer } from './doctor.ts';
export { type LayerName, layerNames } from './layers.ts';
