import type { Plugin } from 'vite';

/** The same statement as in `renderer/styles/layers.css`, which the tests and the development server load. */
export const LAYER_ORDER = '@layer reset, tokens, ui, features;';

/**
 * Begins every built style sheet with the order of the layers. The first sheet that names a layer decides its rank, and
 * which sheet of a divided build arrives first is chance: without this, a reset can win over the component it resets.
 */
export function layerOrder(): Plugin {
  return {
    name: 'meridian:layer-order',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
          const css = typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
          file.source = withLayerOrder(css);
        }
      },
    },
  };
}

/** The sheet, with the order of the layers as its first rule. */
export function withLayerOrder(css: string): string {
  return css.startsWith(LAYER_ORDER) ? css : LAYER_ORDER + css;
}
