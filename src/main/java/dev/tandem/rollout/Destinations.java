package dev.tandem.rollout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides for a request whether it is answered at home or elsewhere. */
class Destinations {

  /** Marks a request whose form can be sent on although home has read it. */
  static final String FORM_IS_KEPT = Destinations.class.getName() + ".form";

  private final Standings standings;
  private final Stages stages;

  Destinations(Standings standings, Stages stages) {
    this.standings = standings;
    this.stages = stages;
  }

  /** Where the module is live elsewhere for whoever calls; empty where home answers. */
  Optional<Standing> away(HttpServletRequest request) {
    return ModuleAddress.module(request)
        .filter(standings::knows)
        .map(standings::of)
        .filter(it -> stages.of(it.module(), unit(request)) == Stage.AWAY)
        .filter(it -> !isForm(request) || request.getAttribute(FORM_IS_KEPT) != null);
  }

  /** Before it is known who calls: whether the module is live elsewhere for anyone. */
  Optional<Standing> awayForSome(HttpServletRequest request) {
    return ModuleAddress.module(request)
        .filter(standings::knows)
        .map(standings::of)
        .filter(it -> it.stage() == Stage.AWAY);
  }

  /** Whoever calls: an account and a mentee are both known by their member's id. */
  private static @Nullable String unit(HttpServletRequest request) {
    return request.getRemoteUser();
  }

  static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.regionMatches(true, 0, KeptForm.TYPE, 0, KeptForm.TYPE.length());
  }
}
