package dev.tandem.notifications.compose;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as its reader gets it.
 *
 * @param lead the first sentence: what happened and what to do
 * @param items what a digest tells of
 * @param action the page that it leads to
 * @param reason why the person gets it
 * @param unsubscribeUrl where the topic is switched off with one click; null if it cannot be
 * @param preferencesUrl where topics are chosen; null for somebody who is not a member
 */
public record ComposedMessage(
    Locale language,
    String subject,
    String greeting,
    String lead,
    List<String> paragraphs,
    List<Fact> facts,
    List<String> items,
    @Nullable Action action,
    String reason,
    @Nullable String unsubscribeUrl,
    @Nullable String preferencesUrl,
    Labels labels) {

  /** A line of the table of facts. */
  public record Fact(String label, String value) {}

  public record Action(String label, String url) {}

  /** Words of the frame around every message. */
  public record Labels(String copyLink, String unsubscribe, String preferences) {}

  /** The whole as one would read it aloud: the text part of the message. */
  public String text() {
    var text = new StringBuilder();
    if (!greeting.isEmpty()) {
      text.append(greeting).append("\n\n");
    }
    text.append(lead).append("\n");
    items.forEach(item -> text.append("\n- ").append(item));
    if (!items.isEmpty()) {
      text.append("\n");
    }
    if (!facts.isEmpty()) {
      text.append("\n");
      facts.forEach(
          fact -> text.append(fact.label()).append(": ").append(fact.value()).append("\n"));
    }
    paragraphs.forEach(paragraph -> text.append("\n").append(paragraph).append("\n"));
    if (action != null) {
      text.append("\n").append(action.label()).append(":\n").append(action.url()).append("\n");
    }
    text.append("\n-- \nTandem\n").append(reason).append("\n");
    if (unsubscribeUrl != null) {
      text.append(labels.unsubscribe()).append(": ").append(unsubscribeUrl).append("\n");
    }
    if (preferencesUrl != null) {
      text.append(labels.preferences()).append(": ").append(preferencesUrl).append("\n");
    }
    return text.toString();
  }
}
