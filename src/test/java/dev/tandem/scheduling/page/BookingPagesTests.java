package dev.tandem.scheduling.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.ProcessSignal;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.BookingService;
import dev.tandem.scheduling.process.FundingRequest;
import dev.tandem.scheduling.process.ProcessRunner;
import dev.tandem.testing.LoggedInAs;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class BookingPagesTests extends SlotTestCase {

  @Autowired MockMvc mvc;
  @Autowired BookingService bookingService;
  @Autowired ProcessRunner processRunner;

  @Test
  void bookingShowsPriceAndRefundsAndLeadsToTheSession() throws Exception {
    mvc.perform(
            get("/scheduling/book?offering=" + offering + "&startsAt=" + start)
                .with(LoggedInAs.mentee(mentee))
                .cookie(new Cookie("zone", "Asia%2FKolkata")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("50.00 EUR")))
        .andExpect(content().string(containsString("25.00 EUR")))
        .andExpect(content().string(containsString("Asia/Kolkata")))
        .andExpect(content().string(containsString("held for <span>10 minutes</span>")))
        .andExpect(content().string(containsString("within <span>15 minutes</span> of booking")))
        .andExpect(content().string(containsString("Demo card that is declined")));

    mvc.perform(bookingForm(mentee, "ok"))
        .andExpect(status().isFound())
        .andExpect(header().string("Location", startsWith("/scheduling/sessions/")));
  }

  @Test
  void aTakenSlotOffersTheWaitingList() throws Exception {
    hold();
    var other = UUID.randomUUID();

    mvc.perform(bookingForm(other, "ok"))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Someone else has just taken this slot")))
        .andExpect(content().string(containsString("Join the waiting list")));
    mvc.perform(
            post("/scheduling/waitlist")
                .param("offering", offering.toString())
                .param("startsAt", start.toString())
                .with(LoggedInAs.mentee(other))
                .with(csrf()))
        .andExpect(status().isFound());
    mvc.perform(get("/scheduling/sessions").with(LoggedInAs.mentee(other)))
        .andExpect(content().string(containsString("On the waiting list")));
  }

  @Test
  void theStatusIsReloadedOnlyWhileThePaymentIsBeingConfirmed() throws Exception {
    var id = hold();
    mvc.perform(get("/scheduling/sessions/" + id).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("/scheduling/sessions/" + id + "/status")))
        .andExpect(content().string(containsString("/billing/fragments/bookings/" + id)));

    processRunner.signal(new BookingId(id), new ProcessSignal.Funded());

    mvc.perform(get("/scheduling/sessions/" + id + "/status").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString(id + "/status"))))
        .andExpect(content().string(containsString("Confirmed")));
  }

  @Test
  void theRefundIsShownBeforeCancelling() throws Exception {
    var id = hold();
    processRunner.signal(new BookingId(id), new ProcessSignal.Funded());

    mvc.perform(get("/scheduling/sessions/" + id + "/cancellation").with(LoggedInAs.mentee(mentee)))
        .andExpect(content().string(containsString("You get 50.00 EUR back.")))
        .andExpect(content().string(containsString(">Keep the session</a>")));
    mvc.perform(
            post("/scheduling/sessions/" + id + "/cancellation")
                .param("minor", "5000")
                .param("currency", "EUR")
                .with(LoggedInAs.mentee(mentee))
                .with(csrf()))
        .andExpect(status().isFound());
    mvc.perform(get("/scheduling/sessions").with(LoggedInAs.mentee(mentee)))
        .andExpect(content().string(containsString("Cancelled")));
  }

  @Test
  void oneSessionIsAddedToACalendarByItsTwoPeopleOnly() throws Exception {
    var id = hold();
    var address = "/scheduling/sessions/" + id + "/session.ics";

    mvc.perform(get(address).with(LoggedInAs.mentee(mentee)))
        .andExpect(content().contentTypeCompatibleWith("text/calendar"))
        .andExpect(content().string(containsString("UID:" + id)))
        .andExpect(content().string(containsString("TRIGGER;RELATED=START:-PT15M")));
    mvc.perform(get(address).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get("/scheduling/sessions/" + id).with(LoggedInAs.mentee(mentee)))
        .andExpect(content().string(containsString(address)))
        .andExpect(content().string(containsString("https://calendar.google.com/calendar/render")))
        .andExpect(content().string(containsString("https://outlook.live.com/calendar")));
  }

  @Test
  void aMoveSaysWhereTheSessionIsNow() throws Exception {
    var id = hold();
    processRunner.signal(new BookingId(id), new ProcessSignal.Funded());

    mvc.perform(
            post("/scheduling/sessions/" + id + "/reschedule")
                .param("startsAt", start.plus(Duration.ofHours(3)).toString())
                .with(LoggedInAs.mentee(mentee))
                .with(csrf()))
        .andExpect(header().string("Location", "/scheduling/sessions/" + id + "?moved"));
    mvc.perform(get("/scheduling/sessions/" + id + "?moved").with(LoggedInAs.mentee(mentee)))
        .andExpect(content().string(containsString("Moved to <time")));
  }

  @Test
  void eachPartySeesAViewOfItsOwn() throws Exception {
    var id = hold();
    processRunner.signal(new BookingId(id), new ProcessSignal.Funded());

    mvc.perform(get("/scheduling/fragments/upcoming").with(LoggedInAs.mentor(mentor)))
        .andExpect(content().string(containsString("/scheduling/sessions/" + id)))
        .andExpect(content().string(containsString("/members/fragments/name/" + mentee)));
    mvc.perform(get("/scheduling/sessions/" + id).with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("Booking process")))
        .andExpect(content().string(containsString("The payment is confirmed.")));
    mvc.perform(get("/scheduling/sessions/" + id).with(LoggedInAs.mentor(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get("/scheduling/sessions/" + id + "/reschedule").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(">Keep the time</a>")));
  }

  @Test
  void onlyOperatorsListAllBookingsAndFilterThem() throws Exception {
    var id = hold();
    mvc.perform(
            get("/scheduling/bookings?status=held&waiting=FUNDING&member=" + mentee)
                .with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(id.toString())));
    mvc.perform(get("/scheduling/bookings?status=odd").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
    mvc.perform(get("/scheduling/bookings").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isForbidden());
  }

  private MockHttpServletRequestBuilder bookingForm(UUID member, String card) {
    return post("/scheduling/book")
        .param("offering", offering.toString())
        .param("startsAt", start.toString())
        .param("payment", card)
        .param("minor", "5000")
        .param("currency", "EUR")
        .param("policy", "standard")
        .param("version", "1")
        .param("key", UUID.randomUUID().toString())
        .with(LoggedInAs.mentee(member))
        .with(csrf());
  }

  private UUID hold() {
    var payment = new FundingRequest(FundingKind.CARD, "ok");
    return bookingService.book(mentee, new BookingRequest(offering, start, payment), null).id();
  }
}
