package dev.tandem.access.signin;

import dev.tandem.access.identity.Role;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

public interface SignIns extends ListCrudRepository<SignIn, MemberId> {

  Optional<SignIn> findByUsername(String username);

  @Query("select exists (select from access.sign_in where 'OPERATOR' = any (roles))")
  boolean existsOperator();

  /** Forgets who changed the sign-ins of members who have left long ago. */
  @Modifying
  @Query(
      """
      delete from access.audit a using access.erased_member e
      where e.member_id = a.subject and e.erased_at < :before
      """)
  int deleteAuditOfErasedBefore(Instant before);

  /** Whether nobody else could operate the platform. */
  @Query(
      """
      select exists (select from access.sign_in
          where member_id = :memberId and 'OPERATOR' = any (roles))
        and not exists (select from access.sign_in
          where member_id <> :memberId and 'OPERATOR' = any (roles) and enabled
            and password_hash is not null)
      """)
  boolean isOnlyOperator(MemberId memberId);

  /** Whether a token that was issued for these credentials is still valid. */
  @Query(
      """
      select exists (select from access.sign_in
        where member_id = :memberId and credentials_revision = :credentialsRevision and enabled)
      """)
  boolean isCurrent(MemberId memberId, int credentialsRevision);

  /** Adds the role to a member, who may be new. */
  @Modifying
  @Query(
      """
      insert into access.sign_in as present (member_id, roles) values (:memberId, array[:role])
      on conflict (member_id) do update
        set roles = present.roles || excluded.roles, version = present.version + 1
        where not present.roles @> excluded.roles
      """)
  void admit(MemberId memberId, Role role);
}
