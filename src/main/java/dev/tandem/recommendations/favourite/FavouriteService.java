package dev.tandem.recommendations.favourite;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.candidate.MenteeQueries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jmolecules.ddd.annotation.Service;

/** The favourites of whoever asks. Only mentors of whom they can book something are seen. */
@Service
public class FavouriteService {

  private final FavouriteList list;
  private final CandidateCache candidates;
  private final MenteeQueries mentees;

  FavouriteService(FavouriteList list, CandidateCache candidates, MenteeQueries mentees) {
    this.list = list;
    this.candidates = candidates;
    this.mentees = mentees;
  }

  /**
   * @param favourite when the mentor was kept
   */
  record SeenFavourite(Candidate candidate, Favourite favourite) {}

  /** Nobody's if the caller is no mentee. */
  public OwnFavourites of(Caller caller) {
    return caller.is(Role.MENTEE)
        ? new OwnFavourites(true, mentorsOf(caller))
        : new OwnFavourites(false, Set.of());
  }

  private Set<MentorId> mentorsOf(Caller caller) {
    return list.of(new MenteeId(caller.memberId())).stream()
        .map(it -> it.id().mentor())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The latest first. */
  List<SeenFavourite> seenBy(Caller caller) {
    var mentee = mentee(caller);
    var known = candidates.current();
    return list.of(mentee.id()).stream()
        .flatMap(favourite ->
            find(known, mentee, favourite.id().mentor())
                .map(it -> new SeenFavourite(it, favourite))
                .stream())
        .toList();
  }

  /** Empty if the caller is no mentee, or sees no such mentor. */
  public Optional<FavouriteToggle> toggle(Caller caller, MentorId mentor) {
    var own = of(caller);
    return own.mayKeep()
        ? find(caller, mentor).map(it -> own.toggle(it.mentor()))
        : Optional.empty();
  }

  /** Empty if the caller sees no such mentor. */
  public Optional<Candidate> find(Caller caller, MentorId mentor) {
    return find(candidates.current(), mentee(caller), mentor);
  }

  private static Optional<Candidate> find(Candidates known, Mentee mentee, MentorId mentor) {
    return known.find(mentor).filter(it -> it.isBookableBy(mentee));
  }

  /**
   * @throws Problem 403 unless a mentee asks, 404 if they see no such mentor, 422 if they keep too
   *     many
   */
  void keep(Caller caller, MentorId mentor) {
    caller.require(Role.MENTEE);
    var mentee = mentee(caller);
    var known = candidates.current();
    Predicate<MentorId> seen = id -> find(known, mentee, id).isPresent();
    if (!seen.test(mentor)) {
      throw Problem.notFound("mentor");
    }
    list.add(mentee.id(), mentor, seen);
  }

  /** Also of a mentor whom the caller does not see any more, or never did. */
  void remove(Caller caller, MentorId mentor) {
    caller.require(Role.MENTEE);
    list.remove(new MenteeId(caller.memberId()), mentor);
  }

  private Mentee mentee(Caller caller) {
    var id = new MenteeId(caller.memberId());
    return mentees.findMentee(id).orElseGet(() -> Mentee.unknown(id));
  }
}
