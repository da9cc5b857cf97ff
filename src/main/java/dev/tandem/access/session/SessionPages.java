package dev.tandem.access.session;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the member is signed in, with a way to sign out there. */
@Controller
@RequestMapping("/access/sessions")
class SessionPages {

  private final MemberSessions sessions;
  private final SecurityEvents events;

  SessionPages(MemberSessions sessions, SecurityEvents events) {
    this.sessions = sessions;
    this.events = events;
  }

  @GetMapping
  String show(Caller caller, ZoneId zone, HttpServletRequest request, Model model) {
    var here = MemberSessions.idOf(request.getSession(false));
    var entries =
        sessions.list(caller.memberId()).stream()
            .map(session -> Entry.of(session, zone, session.id().equals(here)))
            .toList();
    model.addAttribute("sessions", entries);
    return "access/sessions";
  }

  @RequiresRecentSignIn
  @PostMapping("/{id}/end")
  String end(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
    if (!sessions.end(caller.memberId(), id)) {
      throw Problem.notFound("session");
    }
    events.record(SecurityEvent.SESSION_ENDED, caller.memberId(), request.getRemoteAddr());
    return "redirect:/access/sessions";
  }

  /** Here, too. */
  @RequiresRecentSignIn
  @PostMapping("/end-all")
  String endAll(Caller caller, HttpServletRequest request) {
    sessions.endAll(caller.memberId(), null);
    events.record(SecurityEvent.SESSION_ENDED, caller.memberId(), request.getRemoteAddr());
    return "redirect:/access/sign-in?out";
  }

  @RequiresRecentSignIn
  @PostMapping("/end-others")
  String endOthers(Caller caller, HttpServletRequest request) {
    sessions.endAll(caller.memberId(), MemberSessions.idOf(request.getSession(false)));
    events.record(SecurityEvent.SESSION_ENDED, caller.memberId(), request.getRemoteAddr());
    return "redirect:/access/sessions";
  }

  /**
   * @param here whether it is the session of this request
   */
  record Entry(
      UUID id,
      String browser,
      String address,
      LocalizedTime since,
      LocalizedTime lastUsed,
      boolean here) {

    static Entry of(MemberSession session, ZoneId zone, boolean here) {
      var since = LocalizedTime.of(session.startedAt(), zone);
      var lastUsed = LocalizedTime.of(session.lastUsedAt(), zone);
      var browser = BrowserName.of(session.browser());
      return new Entry(session.id(), browser, session.address(), since, lastUsed, here);
    }
  }
}
