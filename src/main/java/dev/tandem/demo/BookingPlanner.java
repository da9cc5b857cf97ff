package dev.tandem.demo;

import dev.tandem.demo.DemoPerson.Mentee;
import dev.tandem.demo.DemoPerson.Mentor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Draws who books with whom, more often the popular mentors and the eager mentees. */
class BookingPlanner {

  private final Random random;
  private final List<Mentor> mentors;
  private final List<Mentee> mentees;

  BookingPlanner(Random random, List<Mentor> mentors, List<Mentee> mentees) {
    this.random = random;
    this.mentors = mentors;
    this.mentees = mentees;
  }

  /** One list for each mentor who is booked. */
  Collection<List<PlannedBooking>> plan(int count) {
    var bookings = new LinkedHashMap<Mentor, List<PlannedBooking>>();
    for (int i = 0; i < count; i++) {
      var booking = planOne(i);
      bookings.computeIfAbsent(booking.mentor(), _ -> new ArrayList<>()).add(booking);
    }
    return bookings.values();
  }

  private PlannedBooking planOne(int index) {
    var mentor = index < 3 ? mentors.getFirst() : pickMentor();
    var mentee = index % 13 == 3 ? mentees.getFirst() : pickMentee();
    var offering = mentor.offerings().get(random.nextInt(mentor.offerings().size()));
    return new PlannedBooking(
        mentor, mentee, offering, random.nextDouble(), random.nextInt(40) == 0);
  }

  private Mentor pickMentor() {
    var point = random.nextInt(mentors.stream().mapToInt(Mentor::popularity).sum());
    for (var mentor : mentors) {
      point -= mentor.popularity();
      if (point < 0) {
        return mentor;
      }
    }
    return mentors.getFirst();
  }

  private Mentee pickMentee() {
    var one = mentees.get(random.nextInt(mentees.size()));
    var other = mentees.get(random.nextInt(mentees.size()));
    return one.bookingRate() >= other.bookingRate() ? one : other;
  }
}
