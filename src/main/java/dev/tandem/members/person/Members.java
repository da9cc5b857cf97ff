package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.members.SearchTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

public interface Members extends ListCrudRepository<Member, MemberId> {

  /**
   * Lists members by name.
   *
   * @param name part of the name, null for any
   * @param role null for any
   */
  default Page<Member> search(@Nullable String name, @Nullable Role role, Paging paging) {
    var pattern = SearchTerms.pattern(String.join(" ", SearchTerms.words(name)));
    var roles = role == null ? List.of(Role.values()) : List.of(role);
    return Page.of(
        findByPattern(pattern, roles, paging.size(), paging.offset()),
        paging,
        countByPattern(pattern, roles));
  }

  @Query(
      """
      select * from members.member where members.fold(name) like :pattern and role in (:roles)
      order by lower(name), id limit :limit offset :offset
      """)
  List<Member> findByPattern(String pattern, List<Role> roles, int limit, long offset);

  @Query(
      "select count(*) from members.member where members.fold(name) like :pattern and role in (:roles)")
  long countByPattern(String pattern, List<Role> roles);
}
