package dev.tandem.preferences.staging;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A table of another database, with a row for each member and key.
 *
 * @param url of JDBC, whose driver is on the class path
 * @param table with its schema
 * @param member the column with the member
 * @param consent the column with what shows that the member agreed; null if there is none
 * @param changedAt the column with the time of the choice; null if there is none
 */
public record LegacyTable(
    String url,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    String table,
    @DefaultValue("user_id") String member,
    @DefaultValue("key") String key,
    @DefaultValue("value") String value,
    @Nullable String consent,
    @Nullable String changedAt) {}
