import { loadAhead } from '../load-ahead.tsx';
import type { TooltipProps } from './Tooltip.tsx';

/** The first screen has buttons of one icon, and nobody rests on one before it is there. */
export const TooltipOnDemand = loadAhead<TooltipProps>(async () => (await import('./Tooltip.tsx')).Tooltip);
