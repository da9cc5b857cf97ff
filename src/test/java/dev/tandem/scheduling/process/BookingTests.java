package dev.tandem.scheduling.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.testing.LoggedInAs;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Bookings over HTTP. */
@SchedulingModuleTest
class BookingTests {

  @Autowired MockMvc mvc;
  @Autowired ApplicationContext context;
  @Autowired BookingFixtures fixtures;

  @Test
  void theModuleStartsWithoutTheOthers() {
    assertThat(context.getBeanDefinitionNames())
        .extracting(it -> String.valueOf(context.getType(it)))
        .noneMatch(type ->
            type.contains("dev.tandem.billing")
                || type.contains("dev.tandem.recommendations")
                || type.contains("dev.tandem.portal")
                || type.contains("dev.tandem.members"));
  }

  @Test
  void aMenteeHoldsASlotAndBookingHeldIsPublished(AssertablePublishedEvents events)
      throws Exception {
    var offering = fixtures.createOffering();
    var mentee = UUID.randomUUID();

    mvc.perform(book(offering, fixtures.startAfter(Duration.ofDays(3)), mentee))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.status").value("HELD"))
        .andExpect(jsonPath("$.price.minor").value(5000))
        .andExpect(jsonPath("$.id").isNotEmpty());

    events.assertThat().contains(BookingHeld.class).matching(it -> it.menteeId().equals(mentee));
  }

  @Test
  void oneOfSixtyFourMenteesGetsTheSlotAndTheOthersAConflict() throws Exception {
    var offering = fixtures.createOffering();
    var start = fixtures.startAfter(Duration.ofDays(3));

    var answers =
        race(
            64,
            () ->
                mvc.perform(book(offering, start, UUID.randomUUID()))
                    .andReturn()
                    .getResponse()
                    .getStatus());

    assertThat(answers).filteredOn(it -> it == 201).hasSize(1);
    assertThat(answers).filteredOn(it -> it == 409).hasSize(63);
  }

  @Test
  void aSessionOfThreeSeatsTakesThreeOfTwentyMentees() throws Exception {
    var offering = fixtures.createOffering(3);
    var start = fixtures.startAfter(Duration.ofDays(4));

    var answers =
        race(
            20,
            () ->
                mvc.perform(book(offering, start, UUID.randomUUID()))
                    .andReturn()
                    .getResponse()
                    .getStatus());

    assertThat(answers).filteredOn(it -> it == 201).hasSize(3);
    assertThat(answers).filteredOn(it -> it == 409).hasSize(17);
  }

  @Test
  void aMenteeCannotBeInTwoSessionsAtOnce() throws Exception {
    var start = fixtures.startAfter(Duration.ofDays(3));
    var mentee = UUID.randomUUID();
    mvc.perform(book(fixtures.createOffering(), start, mentee)).andExpect(status().isCreated());

    mvc.perform(book(fixtures.createOffering(), start.plus(Duration.ofMinutes(30)), mentee))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:mentee-busy"));
  }

  @Test
  void theSameKeyReturnsTheSameBookingAndAnotherBodyIsRefused() throws Exception {
    var offering = fixtures.createOffering();
    var start = fixtures.startAfter(Duration.ofDays(3));
    var mentee = UUID.randomUUID();

    var first = idOf(book(offering, start, mentee).header("Idempotency-Key", "k"));
    var second = idOf(book(offering, start, mentee).header("Idempotency-Key", "k"));

    assertThat(second).isEqualTo(first);
    mvc.perform(
            book(offering, start.plus(Duration.ofHours(1)), mentee).header("Idempotency-Key", "k"))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void anotherMembersBookingIsNotFound() throws Exception {
    var id =
        idOf(
            book(
                fixtures.createOffering(),
                fixtures.startAfter(Duration.ofDays(3)),
                UUID.randomUUID()));

    mvc.perform(get("/api/scheduling/bookings/" + id).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get("/api/scheduling/bookings/" + id).with(LoggedInAs.operator()))
        .andExpect(status().isOk());
  }

  @Test
  void anInvalidRequestIsRefusedWithASentence() throws Exception {
    var offering = fixtures.createOffering();
    var bodies =
        List.of(
            "",
            "null",
            "{}",
            "[]",
            "{\"offeringId\":\"x\"}",
            "{\"offeringId\":\"%s\"}".formatted(offering),
            "{\"offeringId\":\"%s\",\"startsAt\":\"2026-13-45T00:00:00Z\"}".formatted(offering),
            "{\"offeringId\":\"%s\",\"startsAt\":\"+999999999-01-01T00:00:00Z\",\"funding\":{\"kind\":\"CARD\",\"card\":\"ok\"}}"
                .formatted(offering),
            "{\"offeringId\":\"%s\",\"startsAt\":\"2000-01-01T00:00:00Z\",\"funding\":{\"kind\":\"CARD\",\"card\":\"ok\"}}"
                .formatted(offering),
            "{\"offeringId\":\"%s\",\"startsAt\":\"%s\",\"funding\":{\"kind\":\"GOLD\"}}"
                .formatted(offering, fixtures.startAfter(Duration.ofDays(3))),
            "{\"offeringId\":\"%s\",\"startsAt\":\"%s\",\"funding\":{\"kind\":\"CARD\"}}"
                .formatted(offering, fixtures.startAfter(Duration.ofDays(3))),
            "{\"offeringId\":\"%s\",\"startsAt\":\"%s\",\"funding\":{\"kind\":\"CARD\",\"card\":\"\\u0000\"}}"
                .formatted(offering, fixtures.startAfter(Duration.ofDays(3))),
            BookingFixtures.bookingJson(
                offering, fixtures.startAfter(Duration.ofDays(3)).plusNanos(1)),
            BookingFixtures.bookingJson(
                offering, fixtures.startAfter(Duration.ofDays(3)).plusSeconds(1)),
            BookingFixtures.bookingJson(offering, fixtures.startAfter(Duration.ofDays(36_500))),
            BookingFixtures.bookingJson(
                UUID.randomUUID(), fixtures.startAfter(Duration.ofDays(3))));
    for (var body : bodies) {
      mvc.perform(
              post("/api/scheduling/bookings")
                  .with(LoggedInAs.mentee(UUID.randomUUID()))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body))
          .andExpect(status().is4xxClientError())
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }
  }

  @Test
  void anInvalidCommandChangesNothing() throws Exception {
    var mentee = UUID.randomUUID();
    var id = idOf(book(fixtures.createOffering(), fixtures.startAfter(Duration.ofDays(3)), mentee));
    var requests =
        List.of(
            new String[] {id + "/cancellation", "{}"},
            new String[] {id + "/cancellation", "{\"refund\":null}"},
            new String[] {id + "/cancellation", "{\"refund\":{\"minor\":1,\"currency\":\"EUR\"}}"},
            new String[] {
              id + "/cancellation", "{\"refund\":{\"minor\":5000,\"currency\":\"USD\"}}"
            },
            new String[] {
              id + "/cancellation", "{\"refund\":{\"minor\":5000,\"currency\":\"ZZZ\"}}"
            },
            new String[] {
              id + "/cancellation", "{\"refund\":{\"minor\":1e99,\"currency\":\"EUR\"}}"
            },
            new String[] {
              id + "/cancellation", "{\"refund\":{\"minor\":-5000,\"currency\":\"EUR\"}}"
            },
            new String[] {id + "/reschedule", "{}"},
            new String[] {id + "/reschedule", "{\"startsAt\":\"1000-01-01T00:00:00Z\"}"},
            new String[] {id + "/reschedule", "{\"startsAt\":\"2199-01-01T00:00:00Z\"}"},
            new String[] {id + "/completion", "{}"},
            new String[] {id + "/no-show", "{\"absent\":\"NOBODY\"}"},
            new String[] {id + "/no-show", "{}"},
            new String[] {id + "/dispute", ""},
            new String[] {id + "/resolution", "{\"outcome\":\"HELD\"}"},
            new String[] {id + "/approval", "{\"approved\":true}"},
            new String[] {UUID.randomUUID() + "/cancellation-preview", ""},
            new String[] {"nonsense/cancellation-preview", ""},
            new String[] {"%00/cancellation-preview", ""});
    for (var request : requests) {
      var status =
          mvc.perform(
                  post(URI.create("/api/scheduling/bookings/" + request[0]))
                      .with(LoggedInAs.mentee(mentee))
                      .contentType(MediaType.APPLICATION_JSON)
                      .content(request[1]))
              .andReturn()
              .getResponse()
              .getStatus();
      assertThat(status).as(request[0] + " " + request[1]).isBetween(400, 499);
    }
    mvc.perform(get("/api/scheduling/bookings/" + id).with(LoggedInAs.mentee(mentee)))
        .andExpect(jsonPath("$.status").value("HELD"));
    mvc.perform(get("/api/scheduling/bookings?status=odd").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/api/scheduling/bookings?status=HELD").with(LoggedInAs.mentee(mentee)))
        .andExpect(jsonPath("$.total").value(1));
  }

  private static MockHttpServletRequestBuilder book(UUID offering, Instant startsAt, UUID mentee) {
    return post("/api/scheduling/bookings")
        .with(LoggedInAs.mentee(mentee))
        .contentType(MediaType.APPLICATION_JSON)
        .content(BookingFixtures.bookingJson(offering, startsAt));
  }

  private String idOf(RequestBuilder request) throws Exception {
    var answer = mvc.perform(request).andExpect(status().isCreated()).andReturn();
    return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
  }

  /** Who is told that the platform is too busy asks again, as the answer says. */
  private static List<Integer> race(int clients, Callable<Integer> attempt) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Integer>>();
      for (int i = 0; i < clients; i++) {
        answers.add(
            threads.submit(() -> {
              start.await();
              var status = attempt.call();
              while (status == 503) {
                status = attempt.call();
              }
              return status;
            }));
      }
      start.countDown();
      return answers.stream().map(BookingTests::resultOf).toList();
    }
  }

  private static int resultOf(Future<Integer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
