package dev.tandem.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param contextWords words of this platform that make no password by themselves: what remains
 *     without them must have letters of its own
 */
@ConfigurationProperties("tandem.access.passwords")
public record PasswordProperties(
    @DefaultValue({"tandem", "mentorship", "mentor", "mentee", "operator", "admin", "password"})
        List<String> contextWords) {}
