package dev.tandem.scheduling.branch;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.scheduling.slot.OpenSlots;
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

  private final Branch<OpenSlots> slots;

  SlotBranchPages(Branch<OpenSlots> slots) {
    this.slots = slots;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("slots", slots.view());
    return "scheduling/branches";
  }

  @PostMapping("/slots")
  String change(
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(required = false) @Nullable String compared,
      @RequestParam(required = false) @Nullable String accounts) {
    slots.change(BranchRequest.of(share, compared, accounts));
    return "redirect:/scheduling/branches";
  }
}
