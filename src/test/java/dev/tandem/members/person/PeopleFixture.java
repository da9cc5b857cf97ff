package dev.tandem.members.person;

import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** Adds mentors and mentees for tests of other packages. */
public final class PeopleFixture {

  private final MentorService mentors;
  private final MenteeService mentees;

  public PeopleFixture(BeanFactory beans) {
    this.mentors = beans.getBean(MentorService.class);
    this.mentees = beans.getBean(MenteeService.class);
  }

  /** A mentor who takes three mentees. */
  public MemberId mentor() {
    return mentors
        .join(
            MentorProfile.of("M", "Helps", "", List.of("Java"), List.of("en"), "Europe/Berlin", 3))
        .id();
  }

  public MemberId mentee(String name) {
    return mentees
        .join(LearningGoals.of(name, "", List.of("Java"), List.of("en"), "Asia/Tokyo"))
        .id();
  }
}
