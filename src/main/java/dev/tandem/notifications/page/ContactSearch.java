package dev.tandem.notifications.page;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds contact points by part of the address or the name. */
@Component
class ContactSearch {

  private static final String MATCHING =
      """
       from notifications.contact
      where status <> 'REPLACED' and (not :blocked or blocked is not null)
        and (:text = '' or strpos(address_key, :text) > 0
          or strpos(lower(display_name), :text) > 0)
      """;

  private final JdbcClient jdbc;

  ContactSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param blocked why nothing is sent there any more
   */
  record FoundContact(
      UUID id,
      @Nullable UUID memberId,
      String address,
      String displayName,
      String status,
      @Nullable String blocked) {}

  Page<FoundContact> search(String typed, boolean blockedOnly, Paging paging) {
    var text = typed.strip().toLowerCase(Locale.ROOT);
    List<FoundContact> found =
        filtered(
                "select id, member_id, address, display_name, status, blocked"
                    + MATCHING
                    + " order by address_key, id limit :limit offset :offset",
                text,
                blockedOnly)
            .param("limit", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(FoundContact.class))
            .list();
    long total =
        filtered("select count(*)" + MATCHING, text, blockedOnly).query(Long.class).single();
    return Page.of(found, paging, total);
  }

  private JdbcClient.StatementSpec filtered(String sql, String text, boolean blockedOnly) {
    return jdbc.sql(sql).param("text", text).param("blocked", blockedOnly);
  }
}
