import * as Plot from '@observablehq/plot';

interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** Makes the options of a plot; `colour` gives the value of a token of the theme. */
export type ChartDrawing = (plot: typeof Plot, size: ChartSize, colour: (token: string) => string) => Plot.PlotOptions;

/**
 * Draws in a document of its own and takes the style sheet out that Plot puts into every drawing: the page's policy lets no
 * inline style sheet be, and `parts.css` says the same.
 */
export function drawChart(drawing: ChartDrawing, size: ChartSize): Element {
  const styles = getComputedStyle(document.documentElement);
  const colour = (token: string) => styles.getPropertyValue(token).trim();
  const aside = document.implementation.createHTMLDocument('');
  const { width, height } = size;
  const drawn = Plot.plot({ width, height, ...drawing(Plot, size, colour), document: aside, className: 'plot' });
  for (const sheet of drawn.querySelectorAll('style')) sheet.remove();
  return document.adoptNode(drawn);
}
