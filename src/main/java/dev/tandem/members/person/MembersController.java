package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import java.util.List;
import java.util.UUID;
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

  @GetMapping("/me")
  CurrentMember me(Caller caller) {
    var name =
        members
            .findById(new MemberId(caller.memberId()))
            .map(Member::name)
            .orElse(caller.is(Role.OPERATOR) ? "Operator" : "New member");
    return new CurrentMember(caller.memberId(), name, caller.roles().stream().sorted().toList());
  }

  record CurrentMember(UUID id, String name, List<Role> roles) {}
}
