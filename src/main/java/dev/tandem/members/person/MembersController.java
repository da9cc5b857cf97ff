package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.EntityTag;
import dev.tandem.kernel.caching.HttpCache;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members")
class MembersController {

  private final Members members;

  MembersController(Members members) {
    this.members = members;
  }

  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping("/me")
  ResponseEntity<CurrentMember> me(Caller caller) {
    var name =
        members
            .findById(new MemberId(caller.memberId()))
            .map(Member::name)
            .orElse(caller.is(Role.OPERATOR) ? "Operator" : "New member");
    var view =
        new CurrentMember(caller.memberId(), name, caller.roles().stream().sorted().toList());
    return ResponseEntity.ok().eTag(EntityTag.of(view)).body(view);
  }

  record CurrentMember(UUID id, String name, List<Role> roles) {}
}
