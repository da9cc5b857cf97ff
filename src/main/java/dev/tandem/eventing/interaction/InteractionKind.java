package dev.tandem.eventing.interaction;

/** How one module uses another. */
public enum InteractionKind {
  /** The target takes an event of the source for its listeners, here or in its own service. */
  EVENT,
  /** A page or fragment of the source lets the browser ask the target for a part of the page. */
  PAGE_PART,
  /** The source sends a request to the service of the target. */
  SERVICE_CALL
}
