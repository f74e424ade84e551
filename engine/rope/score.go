package rope

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// ScoreKind is the kind of the jobs that write risk scores. A calculation does not write those of
// identities itself: it holds rows of the queue, and a lock of an identity must not wait behind it.
const ScoreKind = "rope.score"

// together is how many objects get their scores in one transaction.
const together = 500

// scoreWatches are the changes that the scores of resources depend on.
func scoreWatches() []store.Watch {
	var out []store.Watch
	for _, typ := range slices.Sorted(maps.Keys(calc.Scorers)) {
		out = append(out, store.Watch{Type: typ, Properties: calc.Scorers[typ], Kind: ScoreKind, Priority: Normal})
	}
	return out
}

// rescore is a job that writes scores.
func rescore(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	if c.Type == "Identity" {
		return identityScoring.write(ctx, tx, c.IDs)
	}
	if err := judgeIdentities(ctx, tx, c, j); err != nil {
		return err
	}
	ids, err := calc.ScoredResources(ctx, tx, c.Type, c.IDs)
	if err != nil {
		return err
	}
	if len(ids) > together {
		return apart(tx, "Resource", ids, j)
	}
	return resourceScoring.write(ctx, tx, ids)
}

// judgeIdentities sees to it that identities follow: who carries a changed tag is calculated anew,
// and changed thresholds are held against every score.
func judgeIdentities(ctx context.Context, tx *store.Tx, c store.Change, j queue.Job) error {
	if c.Type == "Risklevelthreshold" {
		ids, err := calc.ScoredIdentities(ctx, tx)
		if err != nil {
			return err
		}
		return apart(tx, "Identity", ids, j)
	}
	tagged, err := calc.TaggedIdentities(ctx, tx, c.Type, c.IDs)
	if err != nil || len(tagged) == 0 {
		return err
	}
	err = calc.Queue(ctx, tx, tagged, calc.Entry{Priority: Normal, Source: c.Type + " " + c.Op, Cause: c.Event, Hops: j.Hops})
	if err != nil {
		return err
	}
	return wake(tx, Normal)
}

// apart leaves a job for each part of a long list.
func apart(tx Tx, typ string, ids []int64, j queue.Job) error {
	for part := range slices.Chunk(ids, together) {
		payload, err := json.Marshal(store.Change{Type: typ, Op: store.OpUpdate, IDs: part})
		if err != nil {
			return err
		}
		if err := tx.Enqueue(queue.Job{Kind: ScoreKind, Priority: j.Priority, Payload: payload, Cause: j.Cause, Hops: j.Hops}); err != nil {
			return err
		}
	}
	return nil
}

// scoring is how one type of object gets its scores.
type scoring struct {
	subject entities.RiskSubject
	read    func(context.Context, calc.Tx, []int64) ([]calc.Scored, error)
	// risk is what the score is to be.
	risk func(calc.Scored) decimal.Decimal
	// carrier is the object with a new score.
	carrier func(id int64, score *decimal.Decimal, level entities.RiskLevel) any
}

// resourceScoring gives resources what their tags say.
var resourceScoring = scoring{
	subject: entities.RiskOfResource,
	read:    calc.ReadResourceScores,
	risk:    func(s calc.Scored) decimal.Decimal { return Score(s.Tags) },
	carrier: func(id int64, score *decimal.Decimal, level entities.RiskLevel) any {
		return &entities.Resource{Object: entities.Object{ID: id}, RiskScore: score, RiskLevel: level}
	},
}

// identityScoring gives identities what was calculated.
var identityScoring = scoring{
	subject: entities.RiskOfIdentity,
	read:    calc.ReadIdentityScores,
	risk:    func(s calc.Scored) decimal.Decimal { return s.Risk },
	carrier: func(id int64, score *decimal.Decimal, level entities.RiskLevel) any {
		return &entities.Identity{Object: entities.Object{ID: id}, RiskScore: score, RiskLevel: level}
	},
}

// write gives the objects whose score or level is another one now what they are to carry.
func (k scoring) write(ctx context.Context, tx *store.Tx, ids []int64) error {
	list, err := k.read(ctx, tx, ids)
	if err != nil {
		return err
	}
	thresholds, err := calc.Thresholds(ctx, tx)
	if err != nil {
		return err
	}
	for _, s := range list {
		s.Risk = k.risk(s)
		level := Level(thresholds, k.subject, s.Risk)
		if !moved(s, level) {
			continue
		}
		if err := tx.Update(k.carrier(s.ID, &s.Risk, level), "RISKSCORE", "RISKLEVEL"); err != nil {
			return err
		}
	}
	return nil
}

// moved tells whether there is something to write. What never had a score and has none stays so.
func moved(s calc.Scored, level entities.RiskLevel) bool {
	if !s.Known && s.Risk.IsZero() {
		return false
	}
	return !s.Score.Equal(s.Risk) || !s.Known || s.Level != int64(level)
}

// Level is the level of a score: that of the highest threshold that it reaches, and below all of
// them that of the lowest. The thresholds come in order.
func Level(thresholds []calc.Threshold, of entities.RiskSubject, score decimal.Decimal) entities.RiskLevel {
	var level entities.RiskLevel
	for _, t := range thresholds {
		if t.Subject == int64(of) && (level == 0 || !score.LessThan(t.From)) {
			level = entities.RiskLevel(t.Level)
		}
	}
	return level
}

// carried are the scores that the identities of a batch carry now.
func carried(b *calc.Batch) map[int64]decimal.Decimal {
	out := make(map[int64]decimal.Decimal, len(b.Subjects))
	for _, s := range b.Subjects {
		out[s.ID] = s.Score
	}
	return out
}

// score leaves a job for the identities of a batch whose score has moved.
func score(tx Tx, outcomes []calc.Outcome, saved []calc.Standing, carried map[int64]decimal.Decimal) error {
	results := make(map[int64]decimal.Decimal, len(outcomes))
	for i := range outcomes {
		results[outcomes[i].Claim.Identity] = outcomes[i].Result.Risk
	}
	var ids []int64
	for _, s := range saved {
		now, known := carried[s.Claim.Identity]
		if known && !s.Skipped && !now.Equal(results[s.Claim.Identity]) {
			ids = append(ids, s.Claim.Identity)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	return apart(tx, "Identity", ids, queue.Job{Priority: Normal})
}
