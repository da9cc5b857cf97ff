package dev.tandem.preferences.admin;

/** A mapping to begin with, which says what can be written. */
final class MappingTemplate {

  static final String TEXT =
      """
      # What the keys of the source mean here. The first rule that applies counts.
      # key and value are regular expressions for the whole text; capital letters make no difference.
      # as: flag, inverted-flag, list (with word), zone, language, setting or ignored.
      keep-off: true   # where the default here would mean more mail than before, record an off
      rules:
        - {key: 'email_reminders', as: flag, to: topic/reminders/email}
        - {key: 'newsletter', as: flag, to: topic/product-news/email}
        - {key: 'time_?zone', as: zone, to: setting/time-zone}
        - {key: 'theme', as: ignored}
      legacy:
        defaults:      # whether the former platform sent these to members who had not answered
          topic/reminders/email: true
          topic/product-news/email: false
        critical: []   # topics that it always sent
      """;

  private MappingTemplate() {}
}
