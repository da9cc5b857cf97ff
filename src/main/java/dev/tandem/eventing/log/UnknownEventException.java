package dev.tandem.eventing.log;

/** No class has the name of the event. An instance of another release may have one. */
public final class UnknownEventException extends RuntimeException {

  UnknownEventException(String name) {
    super("This release has no event called " + name + ".");
  }
}
