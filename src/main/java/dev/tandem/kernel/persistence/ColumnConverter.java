package dev.tandem.kernel.persistence;

import org.springframework.core.convert.converter.Converter;

/**
 * Converts a type of one module from or to a column. A bean that is annotated as a {@code
 * ReadingConverter} or a {@code WritingConverter} of Spring Data.
 */
public interface ColumnConverter<S, T> extends Converter<S, T> {}
