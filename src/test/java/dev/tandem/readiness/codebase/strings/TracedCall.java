package dev.tandem.readiness.codebase.strings;

import java.util.List;

/**
 * A call of a library with the strings that it passes.
 *
 * @param caller name of the calling class
 * @param owner name of the class that is called
 * @param types names of the types of the parameters
 * @param arguments one for each parameter; without alternatives if it is no string
 */
public record TracedCall(
    String caller,
    int line,
    String owner,
    String method,
    List<String> types,
    List<Text> arguments) {}
