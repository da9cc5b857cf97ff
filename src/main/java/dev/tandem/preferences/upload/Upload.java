package dev.tandem.preferences.upload;

import dev.tandem.preferences.source.ExportFormat;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is uploaded, or a configured table that is to be read.
 *
 * @param format null for a list of members
 * @param name of the file or of the table
 * @param size of a file, in bytes
 * @param received how many bytes of it have come
 * @param refusal why it could not be read, in a sentence
 * @param migrationId for which a list of members is, or what a source became
 */
public record Upload(
    UUID id,
    UploadPurpose purpose,
    @Nullable ExportFormat format,
    String name,
    String operator,
    Instant begunAt,
    long size,
    long received,
    UploadState state,
    @Nullable String refusal,
    @Nullable UUID migrationId) {}
