package dev.tandem.members;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what is typed into the fields of a form. */
public final class FormInput {

  private FormInput() {}

  /** A whole number; null if empty. */
  public static @Nullable Integer parseInteger(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : Integer.valueOf(typed.strip());
    } catch (NumberFormatException e) {
      throw Validation.invalid("“%s” is not a whole number.", Validation.abbreviate(typed));
    }
  }

  /** A day in ISO format; null if empty. */
  public static @Nullable LocalDate parseDay(@Nullable String typed) {
    try {
      return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeException e) {
      throw Validation.invalid("Enter a date as in 2026-03-31.");
    }
  }

  /** Splits a list typed into one field, separated by commas. */
  public static List<@Nullable String> splitList(@Nullable String typed) {
    return typed == null
        ? List.of()
        : Arrays.stream(typed.split("[,;\n]"))
            .<@Nullable String>map(String::strip)
            .filter(item -> !"".equals(item))
            .toList();
  }
}
