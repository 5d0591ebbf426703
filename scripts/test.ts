/** Every test there is: unit tests, then a real browser on the built site. */
import { browser, runSteps, unit } from './steps.ts';

runSteps([unit, browser]);
