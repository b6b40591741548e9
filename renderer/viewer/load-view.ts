import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { ViewProps } from './document-view.ts';
import type { ViewKind } from './sniff-kind.ts';

/** Each kind's code is loaded when the first document of its kind is opened: a queue needs none of it. */
export const viewOf: Readonly<Record<ViewKind, LazyExoticComponent<ComponentType<ViewProps>>>> = {
  pdf: lazy(() => import('./pdf/PdfView.tsx').then(module => ({ default: module.PdfView }))),
  text: lazy(() => import('./text/TextView.tsx').then(module => ({ default: module.TextView }))),
  table: lazy(() => import('./table/TableView.tsx').then(module => ({ default: module.TableView }))),
  image: lazy(() => import('./image/ImageView.tsx').then(module => ({ default: module.ImageView }))),
  mail: lazy(() => import('./mail/MailView.tsx').then(module => ({ default: module.MailView }))),
  unsupported: lazy(() => import('./fallback/FallbackView.tsx').then(module => ({ default: module.FallbackView }))),
};
