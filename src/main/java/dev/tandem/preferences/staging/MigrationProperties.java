package dev.tandem.preferences.staging;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param rowsAtOnce how many rows are planned and recorded in a transaction
 * @param maxSize of a file with preferences
 * @param tables of other databases that may be read, by the name that operators choose. Their
 *     addresses are never taken from a form, which could let the server call any address.
 */
@ConfigurationProperties("tandem.preferences.migration")
public record MigrationProperties(
    @DefaultValue("5000") int rowsAtOnce,
    @DefaultValue("4GB") DataSize maxSize,
    @DefaultValue Map<String, LegacyTable> tables) {}
