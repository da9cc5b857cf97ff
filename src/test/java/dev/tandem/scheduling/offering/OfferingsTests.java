package dev.tandem.scheduling.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.SchedulingModuleTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

@SchedulingModuleTest
class OfferingsTests {

  @Autowired Offerings offerings;
  @Autowired BookingFixtures fixtures;

  @Test
  void eachSaveIncreasesTheVersion() {
    var offering = createOffering();

    assertThat(offering.version()).isEqualTo(1);
    assertThat(offerings.save(offering.withdraw()).version()).isEqualTo(2);
  }

  @Test
  void anOutdatedVersionCannotBeSaved() {
    var outdated = createOffering();
    offerings.save(outdated.change(outdated.terms()));

    assertThatExceptionOfType(OptimisticLockingFailureException.class)
        .isThrownBy(() -> offerings.save(outdated.withdraw()));
    assertThat(offerings.findById(outdated.id())).get().matches(saved -> !saved.withdrawn());
  }

  @Test
  void aWithdrawnOfferingIsFoundButNotOpen() {
    var offering = createOffering();
    var mentor = List.of(offering.mentor().value());
    assertThat(offerings.findOpen(mentor)).containsExactly(offering);

    offerings.save(offering.withdraw());

    assertThat(offerings.findOpen(mentor)).isEmpty();
    assertThat(offerings.findById(offering.id())).isPresent();
  }

  @Test
  void theOfferingsOfAllListedMentorsComeNewestFirstAndInPages() {
    var older = createOffering();
    var newer = createOffering();
    var cohortOnly = fixtures.createOffering(UUID.randomUUID(), 1, false, true);

    var page = offerings.findListed(new Paging(0, 2));

    assertThat(page.items()).containsExactly(newer, older);
    assertThat(page.total()).isGreaterThanOrEqualTo(2);
    assertThat(offerings.findListed(new Paging(1, 1)).items()).containsExactly(older);
    assertThat(page.items()).extracting(Offering::id).doesNotContain(new OfferingId(cohortOnly));
  }

  @Test
  void noMentorsHaveNoOfferings() {
    assertThat(offerings.findOpen(List.<UUID>of())).isEmpty();
  }

  private Offering createOffering() {
    return offerings.findById(new OfferingId(fixtures.createOffering())).orElseThrow();
  }
}
