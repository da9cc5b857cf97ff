package dev.tandem.preferences.notice;

/**
 * What some members are told.
 *
 * @param changes topics and whether they are on afterwards: {@code reminders:off,receipts:on}
 * @param members how many read exactly this
 */
public record NoticeWording(String changes, long members) {}
