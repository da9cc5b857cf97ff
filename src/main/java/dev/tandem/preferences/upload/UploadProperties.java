package dev.tandem.preferences.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxSize of a file that is uploaded on a page
 * @param abandonedAfter how long a process that reads one may be unseen before it is read anew
 */
@ConfigurationProperties("tandem.preferences.migration.upload")
record UploadProperties(
    @DefaultValue("512MB") DataSize maxSize, @DefaultValue("10m") Duration abandonedAfter) {}
