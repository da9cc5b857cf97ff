package dev.tandem.recommendations.search;

import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.favourite.OwnFavourites;
import dev.tandem.recommendations.model.TrainedModel;
import dev.tandem.recommendations.ranking.MentorRanking;
import dev.tandem.recommendations.ranking.SearchCriteria;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds mentors for one reader by looking at each of them once; a pure function. */
record MentorSearch(
    TrainedModel model,
    RecommendationsProperties properties,
    SearchCriteria criteria,
    OwnFavourites favourites) {

  /** A mentor who fulfils all conditions. */
  private record Placed(SortKey key, FoundMentor mentor) {}

  SearchResult find(SearchQuestion question, Candidates candidates, CursorPaging paging) {
    var visible = visible(candidates);
    var ranking = new MentorRanking(model, properties);
    var places = Places.of(question, criteria, ranking, visible);
    var found = new ArrayList<Placed>();
    var almost = new LinkedHashMap<Condition, List<FoundMentor>>();
    question.conditions().forEach(condition -> almost.put(condition, new ArrayList<>()));
    for (int i = 0; i < visible.size(); i++) {
      var mentor = visible.get(i);
      var failed = firstFailures(question, mentor);
      if (failed.isEmpty()) {
        found.add(new Placed(places.key(i, mentor), mentor));
      } else if (failed.size() == 1) {
        almost.computeIfAbsent(failed.getFirst(), _ -> new ArrayList<>()).add(mentor);
      }
    }
    found.sort((one, other) -> one.key.compareTo(other.key));
    return SearchResult.of(page(found, question.order(), paging), found.size(), almost, visible);
  }

  private List<FoundMentor> visible(Candidates candidates) {
    var visible = new ArrayList<FoundMentor>(candidates.all().size());
    for (var candidate : candidates.all()) {
      var id = candidate.id();
      FoundMentor.of(candidate, criteria, model.trackRecord(id), favourites.contains(id))
          .ifPresent(visible::add);
    }
    return visible;
  }

  /** Two at most: whoever fails more than one condition would not be found without it either. */
  private List<Condition> firstFailures(SearchQuestion question, FoundMentor mentor) {
    return question.conditions().stream()
        .filter(condition -> !condition.holds(mentor, criteria.now()))
        .limit(2)
        .toList();
  }

  private static CursorPage<FoundMentor> page(
      List<Placed> found, SortOrder order, CursorPaging paging) {
    var position = paging.position();
    var from = found.stream();
    if (position == null) {
      from = from.skip(paging.offset());
    } else {
      var end = SortKey.of(position, order);
      from =
          position.newer()
              ? found.reversed().stream().filter(it -> it.key.compareTo(end) < 0)
              : from.filter(it -> it.key.compareTo(end) > 0);
    }
    return CursorPage.of(
            from.limit(paging.limit()).toList(), paging, found.size(), it -> it.key.toCursor(order))
        .map(Placed::mentor);
  }
}
