package dev.tandem.acceptance;

import java.time.Duration;

/**
 * What a move was like.
 *
 * @param asked how often it had to be asked for, resumed or undone
 * @param took from the first word to the last
 * @param pause for so long the module refused writes, as the mover says
 * @param felt the longest time in which nobody's purchase was accepted
 * @param served from the decision to the first accepted purchase after it
 */
record Moved(
    String module,
    String target,
    Trouble trouble,
    String ended,
    int asked,
    Duration took,
    Duration pause,
    Duration felt,
    Duration served) {

  String row() {
    return "| %s %s | %s | %s | %.1f s | %d ms | %d ms | %d ms |"
        .formatted(
            module,
            target,
            trouble.inWords(),
            asked == 1 ? ended : ended + " (" + asked + " words)",
            took.toMillis() / 1000.0,
            pause.toMillis(),
            felt.toMillis(),
            served.toMillis());
  }
}
