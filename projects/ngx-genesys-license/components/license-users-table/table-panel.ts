import {
  createFlexibleConnectedPositionStrategy,
  createOverlayRef,
  OverlayConfig,
  type OverlayRef,
} from '@angular/cdk/overlay';
import { ComponentPortal } from '@angular/cdk/portal';
import {
  afterNextRender,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  PendingTasks,
  signal,
  type Binding,
  type Signal,
  type Type,
} from '@angular/core';

/** Opens a part of the table over it. */
export interface TablePanel {
  readonly isOpen: Signal<boolean>;
  /** Loads the part where that has not been done, shows it at the element, and gives it the focus. */
  open(origin: HTMLElement, load: () => Promise<Type<unknown>>, bindings: readonly Binding[]): void;
  /** Whoever had the focus before gets it again. */
  close(): void;
}

const positions = (['start', 'end'] as const).flatMap((side) => [
  { originX: side, originY: 'bottom' as const, overlayX: side, overlayY: 'top' as const, offsetY: 4 },
  { originX: side, originY: 'top' as const, overlayX: side, overlayY: 'bottom' as const, offsetY: -4 },
]);

/** A panel of the component that injects it. It is a child of its element, so that its tokens reach the panel. */
export function injectTablePanel(): TablePanel {
  const injector = inject(Injector);
  const tasks = inject(PendingTasks);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const isOpen = signal(false);
  let overlay: OverlayRef | undefined;
  let origin: HTMLElement | undefined;
  let opening = 0;
  const end = (): void => {
    opening++;
    isOpen.set(false);
    overlay?.dispose();
    overlay = undefined;
  };
  const close = (): void => {
    const hasFocus = overlay?.overlayElement.contains(host.ownerDocument.activeElement) === true;
    end();
    if (hasFocus) origin?.focus();
  };
  inject(DestroyRef).onDestroy(end);

  async function show(
    at: HTMLElement,
    load: () => Promise<Type<unknown>>,
    bindings: readonly Binding[],
  ): Promise<void> {
    end();
    origin = at;
    isOpen.set(true);
    const turn = opening;
    const part = await load();
    // Closed, or opened for another, while it was loaded.
    if (turn !== opening) return;
    const current = createOverlayRef(
      injector,
      Object.assign(new OverlayConfig(), {
        usePopover: true,
        positionStrategy: createFlexibleConnectedPositionStrategy(injector, at)
          .withPositions(positions)
          .withViewportMargin(8)
          .withPush(true)
          .withPopoverLocation({ type: 'parent', element: host }),
      }),
    );
    overlay = current;
    const { overlayElement } = current;
    overlayElement.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !overlayElement.contains(relatedTarget)) end();
    });
    current.outsidePointerEvents().subscribe(({ target }) => {
      if (!at.contains(target as Node)) end();
    });
    current.keydownEvents().subscribe((event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      close();
    });
    current.attach(new ComponentPortal(part, null, injector, null, [...bindings]));
    afterNextRender(() => overlayElement.querySelector<HTMLElement>('input, button:not(.close)')?.focus(), {
      injector,
    });
  }

  return {
    isOpen,
    open: (at, load, bindings) => tasks.run(() => show(at, load, bindings)),
    close,
  };
}
