// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Axe says what is wrong with a page for who cannot see it, hear it or hold a mouse.
type Axe struct{ source string }

// NewAxe reads what scripts/axe.sh fetches; root is the folder of the checkout, from where the test runs.
func NewAxe(t *testing.T, root string) Axe {
	t.Helper()
	out, err := exec.Command(filepath.Join(root, "scripts", "axe.sh")).Output()
	if err != nil {
		t.Fatalf("no axe-core: %v: run scripts/axe.sh", err)
	}
	raw, err := os.ReadFile(strings.TrimSpace(string(out)))
	if err != nil {
		t.Fatal(err)
	}
	return Axe{string(raw)}
}

// Violation is a rule that a page does not hold to, and where.
type Violation struct {
	Rule, Help string
	Nodes      []string // the beginning of each element, and what is wrong with it
}

func (v Violation) String() string {
	return fmt.Sprintf("%s: %s\n\t%s", v.Rule, v.Help, strings.Join(v.Nodes, "\n\t"))
}

// axeRun asks for every rule of WCAG 2.2 up to AA and what is good practice besides.
const axeRun = `axe.run(document, {resultTypes: ["violations"], rules: {"target-size": {enabled: true}},
	runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}).then(r =>
	r.violations.map(v => ({Rule: v.id, Help: v.help, Nodes: v.nodes.map(n => n.html.slice(0, 160) + " | " + n.failureSummary.replace(/\s+/g, " "))})))`

// Violations are those of the page that the browser shows.
func (b *Browser) Violations(axe Axe) (all []Violation) {
	b.t.Helper()
	var there bool
	b.Do(chromedp.Evaluate(`typeof axe === "object"`, &there))
	if !there { // the policy of a page binds the page, not who looks at it from outside
		b.Do(chromedp.Evaluate(axe.source+"\n;0", nil))
	}
	b.Do(chromedp.Evaluate(axeRun, &all, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return all
}
