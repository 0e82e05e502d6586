import {
  createFlexibleConnectedPositionStrategy,
  createOverlayRef,
  OverlayConfig,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import { afterNextRender, type Binding, type Injector, type Type } from '@angular/core';

/** Where a panel opens, and who is told how it ends. */
export interface PanelPlace {
  readonly injector: Injector;
  /** The element it becomes a child of. */
  readonly host: HTMLElement;
  /** The element it opens at. */
  readonly origin: HTMLElement;
  readonly bindings: readonly Binding[];
  /** The focus, or a press, went elsewhere. */
  readonly left: () => void;
  /** Escape was pressed. */
  readonly escaped: () => void;
}

export interface OpenPanel {
  readonly origin: HTMLElement;
  hasFocus(): boolean;
  dispose(): void;
}

/** Shows a component over the table, in the browser's top layer. */
export function openPanel(
  part: Type<unknown>,
  { injector, host, origin, bindings, left, escaped }: PanelPlace,
): OpenPanel {
  const positions = (['start', 'end'] as const).flatMap((side) => [
    { originX: side, originY: 'bottom' as const, overlayX: side, overlayY: 'top' as const, offsetY: 4 },
    { originX: side, originY: 'top' as const, overlayX: side, overlayY: 'bottom' as const, offsetY: -4 },
  ]);
  const overlay = createOverlayRef(
    injector,
    Object.assign(new OverlayConfig(), {
      usePopover: true,
      positionStrategy: createFlexibleConnectedPositionStrategy(injector, origin)
        .withPositions(positions)
        .withViewportMargin(8)
        .withPush(true)
        .withPopoverLocation({ type: 'parent', element: host }),
    }),
  );
  const { overlayElement } = overlay;
  overlayElement.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !overlayElement.contains(relatedTarget)) left();
  });
  overlay.outsidePointerEvents().subscribe(({ target }) => {
    if (!origin.contains(target as Node)) left();
  });
  overlay.keydownEvents().subscribe((event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    escaped();
  });
  overlay.attach(new ComponentPortal(part, null, injector, null, [...bindings]));
  afterNextRender(() => overlayElement.querySelector<HTMLElement>('input, button:not(.close)')?.focus(), {
    injector,
  });
  return {
    origin,
    hasFocus: () => overlayElement.contains(host.ownerDocument.activeElement),
    dispose: () => overlay.dispose(),
  };
}
