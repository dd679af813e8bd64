/** The components that lessons are written with: `import { Quiz } from '../../../site/lesson'`. */
export { default as Answer } from './Answer.astro';
export { default as CablePuller } from '../demos/cable-puller/CablePuller.astro';
export { default as CutLine } from '../demos/cut-line/CutLine.astro';
export { default as DeadReceiver } from '../demos/dead-receiver/DeadReceiver.astro';
export { default as Diagram } from './Diagram.astro';
export { default as LabLink } from './LabLink.astro';
export { default as LessonLink } from './LessonLink.astro';
export { default as Pitfall } from './Pitfall.astro';
export { default as Question } from './Question.astro';
export { default as Quiz } from './Quiz.astro';
export { default as Samples } from './Samples.astro';
export { default as AcceptCalculator } from '../demos/accept-calculator/AcceptCalculator.astro';
export { default as FirstFrame } from '../demos/first-frame/FirstFrame.astro';
export { default as FourDoors } from '../demos/four-doors/FourDoors.astro';
export { default as StateStepper } from '../demos/state-stepper/StateStepper.astro';
export { default as Herd } from '../demos/herd/HerdDemo.astro';
export { default as FrameBench } from '../demos/frame-bench/FrameBench.astro';
