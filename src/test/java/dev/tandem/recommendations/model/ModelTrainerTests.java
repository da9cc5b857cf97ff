package dev.tandem.recommendations.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.MentorChanges;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.ModuleTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class ModelTrainerTests {

  @Autowired ListableBeanFactory beans;
  @Autowired ModelTraining training;
  @Autowired MentorChanges changes;

  ReplicaFixture fixture;
  ModelTrainer trainer;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    trainer = new ModelTrainer(training, changes);
  }

  @Test
  void answersFromTheStartWithAModelThatKnowsNothing() {
    var ada = new MentorId(fixture.bookableMentor("Ada", "SQL", "de"));

    var model = trainer.current().model();
    assertThat(model.textScores(List.of("SQL")).isEmpty()).isTrue();
    assertThat(model.alsScores(Set.of(ada)).isEmpty()).isTrue();
    assertThat(model.trackRecord(ada)).isEqualTo(TrackRecord.NONE);
  }

  @Test
  void trainsWithTextAndMeetings() {
    var ada = new MentorId(fixture.bookableMentor("Ada", "SQL", "de"));
    fixture.completedSession(ada.value(), fixture.mentee("SQL", "de"));
    trainer.trainIfChanged();

    var model = trainer.current().model();
    assertThat(model.textScores(List.of("SQL")).of(ada)).isPositive();
    assertThat(model.trackRecord(ada).completedSessions()).isEqualTo(1);
  }

  @Test
  void keepsTheModelUntilSomethingChanges() {
    fixture.bookableMentor("Ada", "SQL", "de");
    var first = trainer.retrain();
    trainer.trainIfChanged();
    assertThat(trainer.current()).isSameAs(first);

    var bob = new MentorId(fixture.bookableMentor("Bob", "Go", "de"));
    trainer.trainIfChanged();

    assertThat(trainer.current().model().textScores(List.of("Go")).of(bob)).isPositive();
    assertThat(trainer.current().meetings()).isEqualTo(first.meetings());
  }

  @Test
  void namesTheSameDataAlikeInWhateverOrder() {
    var met = new LinkedHashMap<MenteeId, Set<MentorId>>();
    var reversed = new LinkedHashMap<MenteeId, Set<MentorId>>();
    for (int i = 0; i < 20; i++) {
      var mentors = Set.of(new MentorId(new UUID(1, i % 7)), new MentorId(new UUID(1, 9)));
      met.putLast(new MenteeId(new UUID(2, i)), mentors);
      reversed.putFirst(new MenteeId(new UUID(2, i)), mentors);
    }
    var name = Fingerprint.ofMeetings(met, Map.of());
    assertThat(Fingerprint.ofMeetings(reversed, Map.of())).isEqualTo(name);

    var swapped = new LinkedHashMap<>(met);
    swapped.put(new MenteeId(new UUID(2, 1)), met.get(new MenteeId(new UUID(2, 2))));
    swapped.put(new MenteeId(new UUID(2, 2)), met.get(new MenteeId(new UUID(2, 1))));
    assertThat(Fingerprint.ofMeetings(swapped, Map.of())).isNotEqualTo(name);
    var record = Map.of(new MentorId(new UUID(1, 9)), new TrackRecord(1, 0, 0, 0, 0));
    assertThat(Fingerprint.ofMeetings(met, record)).isNotEqualTo(name);
  }
}
