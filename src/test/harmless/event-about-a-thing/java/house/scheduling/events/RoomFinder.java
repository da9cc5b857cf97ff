package house.scheduling.events;

/** Announces nothing. */
enum RoomFinder {
  NAME,
  ADDRESS
}
