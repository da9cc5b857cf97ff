package dev.tandem.recommendations.favourite;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.MentorId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/recommendations/favourites")
class FavouriteController {

  private final FavouriteService service;

  FavouriteController(FavouriteService service) {
    this.service = service;
  }

  /** The caller's favourites, the latest first, without mentors who cannot be found any more. */
  @GetMapping
  Page<FavouriteView> list(Caller caller, Paging paging) {
    caller.require(Role.MENTEE);
    return Page.slice(service.seenBy(caller), paging).map(FavouriteView::of);
  }

  /** Keeping a favourite again changes nothing. */
  @PutMapping("/{mentorId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(@PathVariable UUID mentorId, Caller caller) {
    service.keep(caller, new MentorId(mentorId));
  }

  /** Removing a mentor who is no favourite changes nothing. */
  @DeleteMapping("/{mentorId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable UUID mentorId, Caller caller) {
    service.remove(caller, new MentorId(mentorId));
  }

  record FavouriteView(UUID mentorId, String name, Instant keptAt) {

    static FavouriteView of(FavouriteService.SeenFavourite seen) {
      var mentor = seen.candidate().mentor();
      return new FavouriteView(mentor.id().value(), mentor.name(), seen.favourite().keptAt());
    }
  }
}
