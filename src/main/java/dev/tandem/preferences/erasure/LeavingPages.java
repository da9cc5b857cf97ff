package dev.tandem.preferences.erasure;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.kernel.web.LocalizedTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a member sees what would be erased and what stays, leaves, and stays after all. */
@Controller
@RequestMapping("/preferences/leaving")
class LeavingPages {

  private final ErasureService service;
  private final Erasures erasures;
  private final ErasureRecord answers;
  private final ErasureProperties properties;
  private final Clock clock;
  private final Supplier<WhatIsKept> kept = SingletonSupplier.of(WhatIsKept::read);

  LeavingPages(
      ErasureService service,
      Erasures erasures,
      ErasureRecord answers,
      ErasureProperties properties,
      Clock clock) {
    this.service = service;
    this.erasures = erasures;
    this.answers = answers;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping
  String show(Caller caller, ZoneId zone, Model model) {
    var newest = erasures.findByMemberOrderByAskedAtDesc(caller.memberId()).stream().findFirst();
    model.addAttribute("leaving", newest.map(it -> entry(it, zone)).orElse(null));
    model.addAttribute("days", properties.timeToThink().toDays());
    model.addAttribute("kept", kept.get().modules());
    return "preferences/leaving";
  }

  @RequiresRecentSignIn
  @PostMapping
  String leave(
      @RequestParam(defaultValue = "false") boolean understood,
      @RequestParam(defaultValue = "false") boolean forgoesCredits,
      Caller caller) {
    if (!understood) {
      return "redirect:/preferences/leaving?unconfirmed";
    }
    service.request(caller.memberId(), forgoesCredits);
    return "redirect:/preferences/leaving";
  }

  @PostMapping("/withdrawal")
  String stay(Caller caller) {
    service.withdraw(caller.memberId());
    return "redirect:/preferences/leaving";
  }

  private Entry entry(Erasure erasure, ZoneId zone) {
    var given = answers.answers(erasure.id(), erasure.round());
    return new Entry(
        erasure.state(),
        LocalizedTime.of(erasure.askedAt(), zone),
        localized(erasure.executesAt(), zone),
        erasure.canBeWithdrawn(clock.instant()),
        given.size(),
        properties.asked().size(),
        given.stream().flatMap(it -> it.objections().stream()).toList());
  }

  private static @Nullable LocalizedTime localized(@Nullable Instant instant, ZoneId zone) {
    return instant == null ? null : LocalizedTime.of(instant, zone);
  }

  /**
   * @param answered how many modules have said whether anything is in the way
   */
  record Entry(
      ErasureState state,
      LocalizedTime asked,
      @Nullable LocalizedTime executes,
      boolean mayStay,
      int answered,
      int questions,
      List<ErasureObjection> objections) {

    public boolean isOpen() {
      return state.isOpen();
    }
  }
}
