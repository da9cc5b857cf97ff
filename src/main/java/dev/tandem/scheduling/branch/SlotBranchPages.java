package dev.tandem.scheduling.branch;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.kernel.web.Paging;
import dev.tandem.scheduling.slot.OpenSlots;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/scheduling/branches")
@PreAuthorize("hasRole('OPERATOR')")
class SlotBranchPages {

  private static final String REDIRECT = "redirect:/scheduling/branches";

  private final Branch<OpenSlots> slots;

  SlotBranchPages(Branch<OpenSlots> slots) {
    this.slots = slots;
  }

  @GetMapping
  String show(Paging paging, ZoneId zone, Model model) {
    model.addAttribute("slots", slots.control().page(paging, zone));
    return "scheduling/branches";
  }

  @PostMapping("/slots")
  String change(
      Caller caller,
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(required = false) @Nullable String compared,
      @RequestParam(required = false) @Nullable String accounts,
      @RequestParam(required = false) @Nullable String reason) {
    var request = BranchRequest.of(share, compared, accounts, reason);
    slots.control().change(request, caller.memberId());
    return REDIRECT;
  }

  @PostMapping("/slots/acknowledgement")
  String acknowledge(Caller caller, @RequestParam(required = false) @Nullable String reason) {
    slots.control().acknowledge(reason, caller.memberId());
    return REDIRECT;
  }
}
