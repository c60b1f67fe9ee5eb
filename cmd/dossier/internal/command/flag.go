// SPDX-License-Identifier: EUPL-1.2

package command

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"
)

// Text gives a command a flag with a text; word explains it.
func (m Maker) Text(cmd *cobra.Command, value *string, flag, word string) {
	cmd.Flags().StringVar(value, flag, "", m.Say(word))
}

// Texts gives a command a flag that may be repeated.
func (m Maker) Texts(cmd *cobra.Command, values *[]string, flag, word string) {
	cmd.Flags().StringArrayVar(values, flag, nil, m.Say(word))
}

// Reasons gives a command the flag that says why.
func (m Maker) Reasons(cmd *cobra.Command, value *string) {
	m.Text(cmd, value, "reasons", "flag.reasons")
}

// Switch gives a command a flag that is there or not.
func (m Maker) Switch(cmd *cobra.Command, value *bool, flag, word string) {
	cmd.Flags().BoolVar(value, flag, false, m.Say(word))
}

// File gives a command the flag -f.
func (m Maker) File(cmd *cobra.Command, value *string, word string) {
	cmd.Flags().StringVarP(value, "file", "f", "", m.Say(word))
}

// Fixed offers the few values of a flag to the shell.
func Fixed[S ~string](cmd *cobra.Command, flag string, values ...S) {
	var offered []string
	for _, v := range values {
		offered = append(offered, string(v))
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(offered, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag is not defined: only a broken build gets here
	}
}

// Choice is a flag with a few possible values.
type Choice struct {
	Value *string
	From  []string
	Hint  string
}

func (c *Choice) String() string { return said(c.Value) }

// Type is what help calls it.
func (*Choice) Type() string { return "string" }

// Set takes a known value.
func (c *Choice) Set(s string) error {
	if !slices.Contains(c.From, s) {
		return errors.New(c.Hint)
	}
	*c.Value = s
	return nil
}

// Once is a flag that is given once: of two files, none is sent.
type Once struct {
	Value *string
	Hint  string
	set   bool
}

func (o *Once) String() string { return said(o.Value) }

// Type is what help calls it.
func (*Once) Type() string { return "string" }

// Set takes the first value.
func (o *Once) Set(s string) error {
	if o.set {
		return errors.New(o.Hint)
	}
	*o.Value, o.set = s, true
	return nil
}

func said(value *string) string {
	if value == nil {
		return ""
	}
	return *value
}
