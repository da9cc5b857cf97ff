package dev.tandem.members.application;

import dev.tandem.kernel.web.Problem;
import dev.tandem.members.application.ApplicationMessage.Kind;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.members.person.MentorProfile;
import dev.tandem.members.person.MentorService;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications, and what applicants and operators write about them. */
@Service
@Transactional
class ApplicationService {

  private final MentorApplications applications;
  private final ApplicationMessages messages;
  private final Members members;
  private final MentorService mentors;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApplicationService(
      MentorApplications applications,
      ApplicationMessages messages,
      Members members,
      MentorService mentors,
      ApplicationEventPublisher events,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.members = members;
    this.mentors = mentors;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 if the applicant has applied before, or is a member
   */
  void submit(MemberId applicant, MentorProfile profile, List<String> answers) {
    if (members.existsById(applicant)) {
      throw Problem.conflict("member-already", "You are a member already.");
    }
    if (applications.existsById(applicant)) {
      throw Problem.conflict("applied-already", "You have applied already.");
    }
    save(MentorApplication.submit(applicant, profile, clock.instant()));
    for (int i = 0; i < answers.size(); i++) {
      var question = ApplicationQuestions.QUESTIONS.get(i);
      write(applicant, applicant.value(), Kind.ANSWER, question, answers.get(i));
    }
  }

  void ask(MemberId applicant, @Nullable String typed, UUID operator) {
    var text = ApplicationQuestions.requireText("The question", typed);
    save(find(applicant).ask());
    write(applicant, operator, Kind.QUESTION, null, text);
  }

  void answer(MemberId applicant, @Nullable String typed) {
    var text = ApplicationQuestions.requireText("The answer", typed);
    save(find(applicant).answer());
    var question =
        messages.list(applicant).stream()
            .filter(it -> it.kind() == Kind.QUESTION)
            .reduce((earlier, later) -> later)
            .map(ApplicationMessage::text)
            .orElse(null);
    write(applicant, applicant.value(), Kind.ANSWER, question, text);
  }

  /** The applicant becomes a mentor, whom mentees find from now on. */
  void accept(MemberId applicant, @Nullable String typed, UUID operator) {
    var text = ApplicationQuestions.requireText("What you write to the applicant", typed);
    var accepted = save(find(applicant).decide(true));
    write(applicant, operator, Kind.ACCEPTANCE, null, text);
    mentors.join(applicant, accepted.profile());
  }

  void decline(MemberId applicant, @Nullable String typed, UUID operator) {
    var text = ApplicationQuestions.requireText("The reason", typed);
    save(find(applicant).decide(false));
    write(applicant, operator, Kind.DECLINE, null, text);
  }

  private MentorApplication find(MemberId applicant) {
    return applications.findById(applicant).orElseThrow(() -> Problem.notFound("application"));
  }

  private MentorApplication save(MentorApplication application) {
    var saved = applications.save(application);
    events.publishEvent(saved.changedEvent(clock.instant()));
    return saved;
  }

  private void write(
      MemberId applicant, UUID author, Kind kind, @Nullable String question, String text) {
    messages.append(
        applicant, new ApplicationMessage(author, kind, question, text, clock.instant()));
  }
}
